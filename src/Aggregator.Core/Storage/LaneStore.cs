using System.Linq.Expressions;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Keeps the lanes in the database. A reservation is one conditional update, which only one caller on any node can win.</summary>
internal sealed class LaneStore(IDbContextFactory<AggregatorDb> databases) : ILaneStore
{
    private const int AtMost = 4_000;
    private static readonly Expression<Func<StoredLane, HostLane>> Read = row =>
        new HostLane(row.Host, row.NotBefore, TimeSpan.FromMilliseconds(row.SlowedToMilliseconds), row.Refusals)
        {
            HeldUntil = row.HeldUntil,
            CrawlDelay = row.CrawlDelayMilliseconds == null ? null : TimeSpan.FromMilliseconds(row.CrawlDelayMilliseconds.Value),
            Why = row.Why,
            IsStored = true,
        };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HostLane>> LoadAsync(int shard, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Lanes.AsNoTracking()
            .Where(l => l.Shard == shard && (l.NotBefore > now || l.HeldUntil > now || l.Refusals > 0 || l.SlowedToMilliseconds > 0 || l.CrawlDelayMilliseconds != null))
            .OrderByDescending(l => l.NotBefore).Take(AtMost)
            .Select(Read).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<HostLane?> ReadAsync(string host, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var key = Key(host);
        return await db.Lanes.AsNoTracking().Where(l => l.Host == key).Select(Read).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> TryTakeAsync(HostLane lane, DateTimeOffset now, DateTimeOffset heldUntil, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var key = Key(lane.Host);
        if (!lane.IsStored)
        {
            var first = new StoredLane { Host = key, Shard = Shard.Of(lane.Host), HeldUntil = heldUntil, NotBefore = lane.NotBefore };
            return await db.TryAddAsync(first, l => l.Host == key, cancellationToken).ConfigureAwait(false);
        }
        return await db.Lanes.Where(l => l.Host == key && l.NotBefore <= now && (l.HeldUntil == null || l.HeldUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldUntil, heldUntil), cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async Task ReturnAsync(HostLane after, DateTimeOffset heldUntil, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var (key, slowedTo, crawlDelay, why) = (Key(after.Host), Milliseconds(after.SlowedTo), after.CrawlDelay is { } delay ? Milliseconds(delay) : (int?)null, ColumnText.Fit(after.Why, 300));
        var returned = await db.Lanes.Where(l => l.Host == key && l.HeldUntil == heldUntil)
            .ExecuteUpdateAsync(
                set => set.SetProperty(l => l.NotBefore, after.NotBefore).SetProperty(l => l.HeldUntil, (DateTimeOffset?)null).SetProperty(l => l.SlowedToMilliseconds, slowedTo)
                    .SetProperty(l => l.CrawlDelayMilliseconds, crawlDelay).SetProperty(l => l.Refusals, after.Refusals).SetProperty(l => l.Why, why),
                cancellationToken).ConfigureAwait(false);
        if (returned == 0)
            await db.Lanes.Where(l => l.Host == key && l.NotBefore < after.NotBefore)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.NotBefore, after.NotBefore), cancellationToken).ConfigureAwait(false);
    }

    private static string Key(string host) => ColumnText.Fit(host, 260);

    private static int Milliseconds(TimeSpan span) => (int)Math.Min(Math.Max(span.TotalMilliseconds, 0), int.MaxValue);
}
