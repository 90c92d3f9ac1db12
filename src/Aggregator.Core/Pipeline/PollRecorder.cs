using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Writes what a poll brought onto its own row and its source's.</summary>
internal static class PollRecorder
{
    private const int TakeOverAfter = 3;

    /// <summary>Records one poll.</summary>
    public static void Record(Source source, Poll poll, FetchResult fetched, ParsedFeed? feed, Fault? fault, int found, int fresh)
    {
        var firstGood = source.LastSuccessAt is null;
        RecordAnswer(poll, fetched, feed, fault);
        (poll.EntriesSeen, poll.EntriesNew) = (found, fresh);
        source.LastPolledAt = poll.StartedAt;
        if (fault is null)
            RecordSuccess(source, poll, fetched, feed);
        else
            RecordFault(source, fault);
        poll.CoverageGap = !firstGood && found > 1 && fresh >= found;
        if (poll.CoverageGap)
            source.CoverageGaps++;
        if (fresh > 0)
            source.LastNewEntryAt = poll.StartedAt;
    }

    private static void RecordAnswer(Poll poll, FetchResult fetched, ParsedFeed? feed, Fault? fault)
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

    private static void RecordSuccess(Source source, Poll poll, FetchResult fetched, ParsedFeed? feed)
    {
        source.LastSuccessAt = poll.StartedAt;
        source.ConsecutiveFailures = 0;
        (source.LastFault, source.LastFaultMessage) = (FaultKind.None, "");
        source.State = source.State == SourceState.Resting ? SourceState.Active : source.State;
        source.ConditionalStreak = fetched.NotModified ? source.ConditionalStreak + 1 : 0;
        if (!fetched.NotModified)
            (source.ETag, source.LastModified) = (Validator(fetched.ETag, 1000), Validator(fetched.LastModified, 200));
        if (feed is not null)
        {
            source.Title = ColumnText.Fit(feed.Title, 300);
            source.SiteUrl = ColumnText.Fit(feed.Link, 2000);
            source.Language = ColumnText.Fit(feed.Language, 40);
            source.Format = ColumnText.Fit(feed.Format, 20);
        }

        FollowMove(source, fetched.PermanentUrl);
    }

    private static void RecordFault(Source source, Fault fault)
    {
        source.ConsecutiveFailures++;
        (source.LastFault, source.LastFaultMessage) = (fault.Kind, ColumnText.Fit(fault.Message, 1000));
        if (fault.Kind == FaultKind.Gone && source.ConsecutiveFailures > 1)
            source.State = SourceState.Resting;
    }

    /// <summary>Counts how long a permanent redirect has held. The address itself is only changed once it is known to be no mistake.</summary>
    private static void FollowMove(Source source, Uri? permanent)
    {
        var target = permanent?.AbsoluteUri is { Length: <= 2000 } url && url != source.Url ? url : null;
        source.MovedCount = target is null ? 0 : target == source.MovedToUrl ? Math.Min(source.MovedCount + 1, TakeOverAfter) : 1;
        source.MovedToUrl = target;
    }

    private static string? Validator(string? value, int length) => value is { Length: > 0 } && value.Length <= length ? value : null;
}
