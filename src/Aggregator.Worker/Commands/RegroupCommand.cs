using System.CommandLine;
using System.Globalization;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Commands;

/// <summary><c>regroup --since</c>: groups stored articles anew and reports what changed.</summary>
internal static class RegroupCommand
{
    private const int Shown = 20;
    private const int Listed = 1000;

    public static Command Create(CommandContext context)
    {
        var since = new Option<string>("--since") { Description = "Articles stored since then: a date or time in UTC (2026-11-20, 2026-11-20T08:30Z) or an age (12h, 7d).", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Report what would change and change nothing." };
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var command = new Command(
            "regroup",
            """
            Group stored articles anew from their fingerprints, as after an upgrade that recognises copies better.
            Works while the service runs, which waits with its own grouping meanwhile. Articles stored before keep their groups; corrections of stories stay.

            Examples:
              aggregator regroup --since 7d --dry-run
              aggregator regroup --since 2026-11-20
            """)
        {
            since,
            dryRun,
            json,
        };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            if (Moment(parsed.GetRequiredValue(since), context.Clock.GetUtcNow()) is not { } moment)
                return context.Fail($"--since {parsed.GetValue(since)} is not understood: give a date (2026-11-20), a time (2026-11-20T08:30Z) or an age (12h, 7d)", ExitCode.Usage);
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            var lease = new GroupingLease(databases, context.Clock);
            var index = new ShingleIndex(databases, context.Clock, lease);
            var stories = new StoryOptions();
            var store = new RegroupStore(databases, index, lease, stories, context.Clock);
            var run = new RegroupRun(
                store, index, new DuplicateOptions(), new StoryRun(new StoryStore(databases, lease, context.Clock), lease, stories, context.Clock), lease, context.Configure().Options.Jobs, context.Clock);
            await using var db = databases.CreateDbContext();
            var progress = new ProgressBar(context.Error, await db.Articles.CountAsync(article => article.GroupId != null && article.StoredAt >= moment, cancellationToken).ConfigureAwait(false));
            try
            {
                var report = await run.RunAsync(moment, !parsed.GetValue(dryRun), progress, cancellationToken).ConfigureAwait(false);
                progress.Finish();
                if (report is null) return context.Fail("another process kept grouping for three minutes and nothing was done; repeat the command later");
                await WriteAsync(context, store, report, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }
            catch (GroupingLostException)
            {
                return context.Fail("somebody else changed groups or stories meanwhile; repeat the command, which goes on where it was");
            }
        }));
        return command;
    }

    /// <summary>The moment that is meant; null when it is not understood.</summary>
    internal static DateTimeOffset? Moment(string text, DateTimeOffset now)
    {
        if (text.Length > 1 && text[^1] is 'h' or 'd' && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000)
            return now - (text[^1] == 'h' ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime() : null;
    }

    private static async Task WriteAsync(CommandContext context, RegroupStore store, RegroupReport report, bool json, CancellationToken cancellationToken)
    {
        var moves = report.Moves.Take(json ? Listed : Shown).ToList();
        var titles = await store.TitlesAsync([.. moves.SelectMany(move => new[] { move.ArticleId, move.FromGroupId, move.IntoGroupId }).Distinct()], cancellationToken).ConfigureAwait(false);
        string Title(long id) => titles.GetValueOrDefault(id, "");
        if (json)
        {
            context.WriteJson(new
            {
                Applied = report.StoriesChanged is not null,
                report.Articles,
                Moved = report.Moves.Count,
                GroupsJoined = report.Joined,
                GroupsSplit = report.Split,
                MatchesChanged = report.Matches,
                IndexRowsChanged = report.Postings,
                report.StoriesChanged,
                Moves = moves.Select(move => new { move.ArticleId, Title = Title(move.ArticleId), move.FromGroupId, move.IntoGroupId }),
            });
            return;
        }

        var output = context.Output;
        var applied = report.StoriesChanged is not null;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Articles} articles grouped anew{(applied ? "" : ", nothing written")}")).ConfigureAwait(false);
        if (report.IsUnchanged)
        {
            await output.WriteLineAsync("all as it was").ConfigureAwait(false);
            return;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Moves.Count} {(applied ? "moved" : "would move")} to another group; groups joined: {report.Joined}, split: {report.Split}; matches changed: {report.Matches}, index rows: {report.Postings}")).ConfigureAwait(false);
        if (report.StoriesChanged is { } stories)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{stories} came to another story")).ConfigureAwait(false);
        foreach (var move in moves)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  article {move.ArticleId} from group {move.FromGroupId} to {move.IntoGroupId}  {Title(move.ArticleId)}")).ConfigureAwait(false);
        if (report.Moves.Count > moves.Count)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {report.Moves.Count - moves.Count} more; --json lists a thousand")).ConfigureAwait(false);
    }
}
