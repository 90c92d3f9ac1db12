using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Learns the zone of a source whose dates name none from when its entries are found.</summary>
internal static class ZoneWatch
{
    private const int EntriesOfPoll = 3;
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(6);

    /// <summary>Takes note of a poll's new entries. A configured zone is never overruled; a source whose dates name their zone is not looked at again.</summary>
    /// <param name="source">The source, before the poll is recorded on it.</param>
    /// <param name="fetched">What the poll fetched.</param>
    /// <param name="feed">What it was read as.</param>
    /// <param name="fresh">The entries that were not known.</param>
    public static void Note(Source source, FetchResult fetched, ParsedFeed? feed, IReadOnlyList<Entry> fresh)
    {
        if (feed is null || source.AssumedOffsetMinutes is not null || source.ZoneEvidence == ZoneEvidence.Stated || feed.Entries.Count == 0)
            return;
        var zoneless = Zoneless(source, fetched, feed);
        if (zoneless.Count == 0)
        {
            if (feed.Entries.Any(entry => entry.Published is not null))
                source.ZoneEvidence = ZoneEvidence.Stated;
            return;
        }
        if (source.LastSuccessAt is not { } before || fetched.FetchedAt - before > LongestGap || fetched.FetchedAt <= before)
            return;
        var evidence = ZoneEvidence.Read(source.ZoneEvidence);
        foreach (var entry in fresh.Where(entry => entry.PublishedAt is { } at && zoneless.Contains(at.UtcDateTime)).Take(EntriesOfPoll))
            evidence = evidence.With(entry.PublishedAt!.Value.ToOffset(TimeSpan.FromMinutes(entry.PublishedOffsetMinutes)).DateTime, before, fetched.FetchedAt);
        source.ZoneEvidence = evidence.Write();
        source.LearntOffsetMinutes = evidence.Learnt ?? source.LearntOffsetMinutes;
    }

    /// <summary>The moments that are others when another zone is assumed.</summary>
    private static HashSet<DateTime> Zoneless(Source source, FetchResult fetched, ParsedFeed feed)
    {
        var shifted = SourceDocument.Parse(source, fetched, (SourceZone.Of(source)?.Offset ?? TimeSpan.Zero) + TimeSpan.FromHours(1)).Feed;
        return shifted is null || shifted.Entries.Count != feed.Entries.Count ? []
            : [.. feed.Entries.Zip(shifted.Entries).Where(pair => pair.First.Published is { } one && pair.Second.Published is { } other && one != other).Select(pair => pair.First.Published!.Value.UtcDateTime)];
    }
}
