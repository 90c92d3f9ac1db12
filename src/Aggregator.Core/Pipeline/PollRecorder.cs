using System.Security.Cryptography;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Writes what a poll brought onto its own row and its source's.</summary>
internal static class PollRecorder
{
    /// <summary>Records one poll.</summary>
    /// <returns>What it changed about the source for good.</returns>
    public static List<SourceChange> Record(Source source, Poll poll, FetchResult fetched, ParsedFeed? feed, Fault? fault, int found, int fresh)
    {
        var firstGood = source.LastSuccessAt is null;
        RecordAnswer(poll, fetched, feed, fault);
        (poll.EntriesSeen, poll.EntriesNew) = (found, fresh);
        source.LastPolledAt = poll.StartedAt;
        var change = fault is null ? RecordSuccess(source, poll, fetched, feed) : RecordFault(source, fault);
        poll.CoverageGap = !firstGood && found > 1 && fresh >= found;
        if (poll.CoverageGap)
            source.CoverageGaps++;
        if (fresh > 0)
            source.LastNewEntryAt = poll.StartedAt;
        return change is { } kind ? [new(kind, source.Id, source.DisplayName, fault?.Message ?? "")] : [];
    }

    /// <summary>Records what came back, on the poll alone.</summary>
    public static void RecordAnswer(Poll poll, FetchResult fetched, ParsedFeed? feed, Fault? fault)
    {
        poll.ElapsedMilliseconds = (int)fetched.Elapsed.TotalMilliseconds;
        poll.Status = fetched.Status;
        poll.Bytes = fetched.Body.Length;
        poll.Unchanged |= fetched.NotModified;
        poll.Fault = fault?.Kind ?? FaultKind.None;
        poll.FaultMessage = ColumnText.Fit(fault?.Message, 1000);
        poll.Format = ColumnText.Fit(feed?.Format, 20);
        poll.Charset = ColumnText.Fit(feed?.Charset, 40);
        poll.Repairs = ColumnText.Fit(feed is null ? "" : string.Join("; ", feed.Repairs), 1000);
    }

    private static SourceChangeKind? RecordSuccess(Source source, Poll poll, FetchResult fetched, ParsedFeed? feed)
    {
        source.LastSuccessAt = poll.StartedAt;
        source.ConsecutiveFailures = source.PagesInRow = 0;
        (source.LastFault, source.LastFaultMessage) = (FaultKind.None, "");
        source.State = source.State == SourceState.Resting ? SourceState.Active : source.State;
        if (feed is not null)
        {
            source.Title = ColumnText.Fit(feed.Title, 300);
            source.SiteUrl = ColumnText.Fit(feed.Link, 2000);
            source.Language = ColumnText.Fit(feed.Language, 40);
            source.Format = ColumnText.Fit(feed.Format, 20);
        }

        var trust = SourceMemory.Trust(source);
        SourceMemory.Store(source, trust.After(fetched, feed is null ? trust.ContentHash : feed.Children.Count > 0 ? null : EntriesHash(feed)));
        return source.DistrustedUntil > (trust.DistrustedUntil ?? poll.StartedAt) ? SourceChangeKind.ValidatorsDistrusted : null;
    }

    private static SourceChangeKind? RecordFault(Source source, Fault fault)
    {
        source.ConsecutiveFailures++;
        var known = source.LastFault == fault.Kind;
        (source.LastFault, source.LastFaultMessage) = (fault.Kind, ColumnText.Fit(fault.Message, 1000));
        if (fault.Kind == FaultKind.Gone && source is { ConsecutiveFailures: > 1, State: SourceState.Active })
        {
            source.State = SourceState.Resting;
            return SourceChangeKind.Rested;
        }

        return fault.Kind == FaultKind.DomainLost && !known ? SourceChangeKind.DomainLost : null;
    }

    /// <summary>The hash of what a feed says, so that a build date or a counter in its markup is no change.</summary>
    private static string EntriesHash(ParsedFeed feed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in feed.Entries)
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Id}\n{entry.Link}\n{entry.Title}\n{entry.Updated:O}\0"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
