using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Gathers a source's history and asks <see cref="NextCheckPolicy"/> when to poll it next.</summary>
internal sealed class PollSchedule(ScheduleOptions options, ICronWindows cron, TimeProvider clock, Random jitter)
{
    private const int PollsLookedAt = 20;
    private const int EntriesLookedAt = 300;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    /// <summary>Sets when the source is due next, on its row and the poll's.</summary>
    public async Task SetNextAsync(AggregatorDb db, Source source, Poll poll, FetchResult fetched, ParsedFeed? feed, TimeSpan? whilePushed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var history = new CheckHistory
        {
            Now = now,
            Recent = [.. (await RecentAsync(db, source.Id, cancellationToken).ConfigureAwait(false)).Append(Sample(poll)).Where(sample => sample is not null).Select(sample => sample!)],
            Published = await PublishedAsync(db, source.Id, feed, now, cancellationToken).ConfigureAwait(false),
            ConsecutiveFailures = source.ConsecutiveFailures,
            LastFault = source.LastFault == FaultKind.None ? null : source.LastFault,
            OwnOutage = poll.OwnOutage,
            RetryAfter = fetched.RetryAfter,
            FreshFor = fetched.FreshFor,
            PollHint = feed?.PollHint,
            SkipHours = feed?.SkipHours ?? [],
            SkipDays = feed?.SkipDays ?? [],
            MinInterval = Seconds(source.MinIntervalSeconds),
            MaxInterval = Seconds(source.MaxIntervalSeconds),
            FixedInterval = Seconds(source.FixedIntervalSeconds),
            WhilePushed = whilePushed,
            NextWindow = source.Cron is { Length: > 0 } expression ? after => cron.Next(expression, after) : null,
        };
        var next = NextCheckPolicy.Next(history, options, jitter.NextDouble());
        source.NextDueAt = poll.NextDueAt = next.DueAt;
        source.NextDueReason = poll.NextDueReason = ColumnText.Fit(next.Reason, 300);
        source.ExpectedSinceFull = source.LastFullAt is { } full ? history.Rhythm().Expected(full, next.DueAt) : 0;
    }

    /// <summary>Makes a source due at once.</summary>
    public void SetDue(Source source, Poll poll, string reason)
    {
        source.NextDueAt = poll.NextDueAt = clock.GetUtcNow();
        source.NextDueReason = poll.NextDueReason = reason;
    }

    /// <summary>Puts a source off while our own network is down.</summary>
    public void Postpone(Source source)
    {
        var next = NextCheckPolicy.Next(new CheckHistory { Now = clock.GetUtcNow(), OwnOutage = true }, options, jitter.NextDouble());
        (source.NextDueAt, source.NextDueReason) = (next.DueAt, next.Reason);
    }

    private static PollSample? Sample(Poll poll) =>
        poll.Fault == FaultKind.None ? new PollSample(poll.StartedAt, poll.EntriesNew, poll.EntriesSeen, poll.CoverageGap) : null;

    private static async Task<List<PollSample>> RecentAsync(AggregatorDb db, long sourceId, CancellationToken cancellationToken)
    {
        var polls = await db.Polls.AsNoTracking().Where(p => p.SourceId == sourceId && p.Fault == FaultKind.None)
            .OrderByDescending(p => p.StartedAt).Take(PollsLookedAt)
            .Select(p => new PollSample(p.StartedAt, p.EntriesNew, p.EntriesSeen, p.CoverageGap))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        polls.Reverse();
        return polls;
    }

    private static async Task<List<DateTimeOffset>> PublishedAsync(AggregatorDb db, long sourceId, ParsedFeed? feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = now - Memory;
        var stored = await db.Entries.AsNoTracking().Where(e => e.SourceId == sourceId)
            .OrderByDescending(e => e.Id).Take(EntriesLookedAt)
            .Select(e => e.PublishedAt ?? e.DiscoveredAt)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var stated = stored.Count > 0 || feed is null ? [] : feed.Entries.Select(entry => entry.Published ?? entry.Updated).OfType<DateTimeOffset>();
        return [.. stored.Concat(stated).Where(moment => moment >= oldest && moment <= now).Take(EntriesLookedAt)];
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
