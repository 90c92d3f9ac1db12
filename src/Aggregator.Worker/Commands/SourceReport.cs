using System.Globalization;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Worker.Commands;

/// <summary>Sources as text and JSON.</summary>
internal static class SourceReport
{
    /// <summary>What JSON shows of a source: no secrets, no hashes.</summary>
    public static object Of(Source source) => new
    {
        source.Id,
        source.Url,
        Name = source.DisplayName,
        source.Folder,
        source.Kind,
        source.Format,
        source.State,
        source.LastPolledAt,
        source.LastSuccessAt,
        source.LastNewEntryAt,
        source.NextDueAt,
        source.NextDueReason,
        source.ConsecutiveFailures,
        source.CoverageGaps,
        source.LastFault,
        source.LastFaultMessage,
        source.MovedToUrl,
        source.PreviousUrl,
        source.TakenOverAt,
        source.RejectedUrl,
        source.DistrustedUntil,
        Access = source.AccessSummary,
        source.MinIntervalSeconds,
        source.MaxIntervalSeconds,
        source.FixedIntervalSeconds,
        source.Cron,
    };

    /// <summary>One line a source.</summary>
    public static void WriteTable(TextWriter output, IReadOnlyList<Source> sources, DateTimeOffset now)
    {
        if (sources.Count == 0)
        {
            output.WriteLine("No sources. Add one: sources add https://example.org/feed.xml");
            return;
        }

        var width = Math.Min(40, sources.Max(source => source.DisplayName.Length));
        foreach (var source in sources)
        {
            var name = source.DisplayName.Length > width ? source.DisplayName[..(width - 1)] + "…" : source.DisplayName;
            var health = source.LastFault == FaultKind.None ? "" : $"  {source.LastFault}: {source.LastFaultMessage}";
            output.WriteLine($"{source.Id,5}  {source.State,-7} {name.PadRight(width)}  polled {Ago(source.LastPolledAt, now),-10} next {In(source.NextDueAt, now),-10} {source.Url}{health}");
        }
    }

    /// <summary>All about one source.</summary>
    public static void WriteDetails(
        TextWriter output, Source source, IReadOnlyList<Poll> polls, IReadOnlyDictionary<EntryState, int> entries, IReadOnlyList<Source> merged, HubSubscription? hub, DateTimeOffset now)
    {
        Line("source", $"{source.Id} {source.DisplayName}");
        Line("address", source.Url);
        Line("folder", source.Folder);
        Line("kind", source.Format.Length > 0 ? $"{source.Kind} ({source.Format})" : source.Kind.ToString());
        Line("state", source.State.ToString());
        Line("last poll", source.LastPolledAt is { } last ? $"{last:u} ({Ago(last, now)})" : "never");
        Line("last good", source.LastSuccessAt is { } good ? $"{good:u} ({Ago(good, now)})" : "never");
        Line("next poll", $"{source.NextDueAt:u} ({In(source.NextDueAt, now)}; {source.NextDueReason})");
        Line("fault", source.LastFault == FaultKind.None ? "none" : $"{source.LastFault}: {source.LastFaultMessage} ({source.ConsecutiveFailures} in a row)");
        Line("entries", entries.Count == 0 ? "none yet" : string.Join(", ", entries.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}")));
        Line("zone", SourceZone.Of(source)?.ToString() ?? (source.ZoneEvidence == ZoneEvidence.Stated ? "named by its dates" : ""));
        if (hub is not null)
            Line("hub", HubSentence.Of(hub));
        if (source.CoverageGaps > 0)
            Line("gaps", string.Create(CultureInfo.InvariantCulture, $"{source.CoverageGaps} poll(s) shared no entry with the one before: entries may have been missed"));
        Line("requests", source.AccessSummary.Length > 0 ? $"carry {source.AccessSummary}" : "");
        foreach (var note in SourceNotes.Of(source, merged))
            Line("note", note);
        foreach (var poll in polls)
            output.WriteLine($"  poll {poll.Id} {poll.StartedAt:u} status {poll.Status} {poll.ElapsedMilliseconds} ms {Outcome(poll)}");

        void Line(string label, string value)
        {
            if (value.Length > 0)
                output.WriteLine($"{label,-10} {value}");
        }
    }

    private static string Outcome(Poll poll) =>
        poll.OwnOutage ? $"our own network was down ({poll.Fault})"
        : poll.Fault != FaultKind.None ? $"{poll.Fault}: {poll.FaultMessage}"
        : poll.Unchanged ? "unchanged"
        : $"{poll.EntriesNew} new of {poll.EntriesSeen}{(poll.Repairs.Length > 0 ? $"; repaired: {poll.Repairs}" : "")}";

    private static string Ago(DateTimeOffset? moment, DateTimeOffset now) => moment is { } then ? Span(now - then) + " ago" : "never";

    private static string In(DateTimeOffset moment, DateTimeOffset now) => moment <= now ? "now" : "in " + Span(moment - now);

    private static string Span(TimeSpan span) => span.TotalDays >= 2 ? $"{span.TotalDays:0} d"
        : span.TotalHours >= 2 ? $"{span.TotalHours:0} h"
        : span.TotalMinutes >= 2 ? $"{span.TotalMinutes:0} min"
        : $"{Math.Max(0, span.TotalSeconds):0} s";
}
