using System.CommandLine;
using System.Globalization;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.Worker.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Worker.Commands;

/// <summary><c>replay --site</c>: reads stored originals of a site anew and reports or applies what changes.</summary>
internal static class ReplayCommand
{
    private const int BatchSize = 20;

    public static Command Create(CommandContext context)
    {
        var site = new Option<string>("--site") { Description = "The site: a host, with its sub-domains.", Required = true };
        var rule = new Option<FileInfo?>("--rule") { Description = "A file with a rule to read with; default: the rules of Extraction:RulesFolder." };
        var limit = new Option<int>("--limit") { Description = "Only the latest so many articles, 1 to 1000000.", DefaultValueFactory = _ => 1000 };
        var apply = new Option<bool>("--apply") { Description = "Store what is read now; title and text as they were become revisions." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a changed article, then the totals." };
        var command = new Command(
            "replay",
            """
            Read the stored originals of a site anew, as after an upgrade or with a rule, and report what changes. Without --apply nothing is stored.
            Articles whose original is past its time (Storage:KeepOriginalsDays) are not looked at; works while the service runs.

            Examples:
              aggregator replay --site example.org
              aggregator replay --site example.org --rule example.yaml --limit 20
              aggregator replay --site example.org --apply
            """)
        {
            site,
            rule,
            limit,
            apply,
            json,
        };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var host = parsed.GetRequiredValue(site).Trim().ToLowerInvariant();
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
                return context.Fail($"--site is {host}; give a host such as example.org", ExitCode.Usage);
            var (given, wrong) = await ProbePage.RuleAsync(parsed.GetValue(rule), new Uri($"http://{host}/"), cancellationToken).ConfigureAwait(false);
            if (wrong is not null)
                return context.Fail(wrong, ExitCode.Usage);
            var options = context.Configure().Options;
            var databases = await context.OpenDatabaseAsync(cancellationToken).ConfigureAwait(false);
            var live = new SiteRules(options.Extraction, new RunLog(NullLoggerFactory.Instance), context.Clock);
            var replay = new OriginalReplay(databases);
            var revisions = new RevisionStore(databases, options.Storage, new Core.Stories.StoryOptions(), options.Jobs);
            var totals = new ReplayTotals();
            long? before = null;
            for (var left = Math.Clamp(parsed.GetValue(limit), 1, 1_000_000); left > 0; left -= BatchSize)
            {
                var articles = await replay.ReadAsync(host, url => given is not null && given.IsFor(url) ? given : live.For(url), before, Math.Min(left, BatchSize), cancellationToken).ConfigureAwait(false);
                if (articles.Count == 0)
                    break;
                before = articles[^1].Stored.Id;
                foreach (var article in articles)
                    await TakeAsync(context, article, totals, parsed.GetValue(apply) ? revisions : null, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }

            if (totals.Read == 0)
                return context.Fail($"no stored original is of {host} or a sub-domain of it; 'sources list' shows the hosts, and Storage:KeepOriginalsDays how long originals are kept", ExitCode.NotFound);
            if (parsed.GetValue(json)) context.WriteJson(new { Applied = parsed.GetValue(apply), totals.Read, totals.Changed, totals.Revised, totals.Shrunk, totals.Failed, totals.Fields });
            else await WriteAsync(context.Output, totals, parsed.GetValue(apply)).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task TakeAsync(CommandContext context, ReplayedArticle article, ReplayTotals totals, RevisionStore? revisions, bool json, CancellationToken cancellationToken)
    {
        var changes = article.Changes;
        totals.Add(article, changes);
        if (changes.Count == 0 && article.Fault is null)
            return;
        if (json)
            context.WriteJson(new
            {
                article.Stored.Id,
                article.Stored.Url,
                Fault = article.Fault?.ToString(),
                LettersBefore = article.Stored.TextLength,
                LettersAfter = article.Now?.TextLength,
                Changes = changes.Where(change => change.Field != FieldChange.Body).Select(change => new { change.Field, change.Before, change.After }),
            });
        else
            await WriteAsync(context.Output, article, changes).ConfigureAwait(false);
        if (revisions is not null && article.Now is { } now && changes.Count > 0)
            await revisions.ReplayAsync(article.Stored, now, context.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(TextWriter output, ReplayedArticle article, IReadOnlyList<FieldChange> changes)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"article {article.Stored.Id}  {article.Stored.Title}")).ConfigureAwait(false);
        if (article.Fault is { } fault)
            await output.WriteLineAsync($"  not read any more, kept as it is: {fault}").ConfigureAwait(false);
        foreach (var change in changes)
            await output.WriteLineAsync(change.Field == FieldChange.Body
                ? string.Create(CultureInfo.InvariantCulture, $"  text: {article.Stored.TextLength} letters, now {article.Now!.TextLength}; from \"{Differing(change.Before, change.After)}\" to \"{Differing(change.After, change.Before)}\"")
                : $"  {change.Field}: {Short(change.Before)} -> {Short(change.After)}").ConfigureAwait(false);
    }

    private static async Task WriteAsync(TextWriter output, ReplayTotals totals, bool applied)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{totals.Read} originals read: {totals.Changed} {(applied ? "changed" : "would change")}, {totals.Revised} of them in title or text, {totals.Shrunk} to less than half their text; {totals.Failed} not read any more{(applied ? " and kept as they are" : "")}")).ConfigureAwait(false);
        if (totals.Fields.Count > 0)
            await output.WriteLineAsync($"fields: {string.Join(", ", totals.Fields.OrderByDescending(field => field.Value).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Key} {field.Value}")))}").ConfigureAwait(false);
        if (!applied && totals.Changed > 0)
            await output.WriteLineAsync("nothing stored; --apply stores it").ConfigureAwait(false);
    }

    // Where a text begins to differ from another: the line it stands in.
    private static string Differing(string text, string other)
    {
        var same = text.AsSpan().CommonPrefixLength(other);
        var from = same == 0 ? 0 : text.LastIndexOf('\n', Math.Min(same, text.Length) - 1) + 1;
        return Short(text[from..]);
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? "(nothing)" : line.Length <= 80 ? line : $"{line[..79]}…";
    }
}
