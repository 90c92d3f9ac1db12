using Aggregator.Core.Sources;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Reads what is due. The queue is the rows themselves: nothing is taken out, so nothing can be lost.</summary>
internal sealed class WorkQueue(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    private const int SourcesAtOnce = 50;
    private const int PagesAtOnce = 200;
    private const int VisitsAtOnce = 50;

    /// <summary>The work of a shard that is due now on hosts other than <paramref name="busyHosts"/>, polls before pages and pages before visits, oldest first.</summary>
    public async Task<IReadOnlyList<DueWork>> DueAsync(int shard, IReadOnlyCollection<string> busyHosts, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var busy = busyHosts.ToArray();
        var polls = await db.Sources.AsNoTracking()
            .Where(s => s.Shard == shard && (s.State == SourceState.Active || s.State == SourceState.Resting) && s.NextDueAt <= now && !busy.Contains(s.Host))
            .OrderBy(s => s.NextDueAt)
            .Take(SourcesAtOnce)
            .Select(s => new DueWork(s.Host, s.Id, 0, s.NextDueAt, s.Url))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var pages = await db.Entries.AsNoTracking()
            .Where(e => e.Shard == shard && e.State == EntryState.Waiting && e.NextAttemptAt <= now && !busy.Contains(e.Host))
            .OrderBy(e => e.NextAttemptAt)
            .Take(PagesAtOnce)
            .Select(e => new DueWork(e.Host, 0, e.Id, e.NextAttemptAt, e.Url))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var visits = await db.Visits.AsNoTracking()
            .Where(v => v.Shard == shard && v.DueAt <= now && !busy.Contains(v.Host))
            .OrderBy(v => v.DueAt)
            .Take(VisitsAtOnce)
            .Join(db.Articles, v => v.ArticleId, a => a.Id, (v, a) => new { v.Host, v.DueAt, a.Url, a.Id })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. polls, .. pages, .. visits.Select(v => new DueWork(v.Host, 0, 0, v.DueAt, v.Url, v.Id))];
    }

    /// <summary>Whether the requests of this work carry something of their source's own, such as a proxy.</summary>
    public async Task<bool> HasOwnAccessAsync(DueWork work, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.AnyAsync(
            s => s.ProtectedAccess != null && (s.Id == work.SourceId || db.Entries.Any(e => e.Id == work.EntryId && e.SourceId == s.Id) || db.Articles.Any(a => a.Id == work.ArticleId && a.SourceId == s.Id)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Spreads sources that are overdue over the time to come, so that a start does not poll them all at once.</summary>
    /// <returns>How many were moved.</returns>
    public async Task<int> SpreadOverdueAsync(TimeSpan spread, int atMostAtOnce, CancellationToken cancellationToken)
    {
        const int Steps = 60;
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var overdue = await db.Sources.CountAsync(s => s.State == SourceState.Active && s.NextDueAt <= now, cancellationToken).ConfigureAwait(false);
        if (overdue <= atMostAtOnce || spread <= TimeSpan.Zero)
            return 0;
        var moved = 0;
        for (var step = 1; step < Steps; step++)
        {
            var due = now + (spread * step / Steps);
            moved += await db.Sources
                .Where(s => s.State == SourceState.Active && s.NextDueAt <= now && s.Id % Steps == step)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, due).SetProperty(s => s.NextDueReason, "overdue at start, spread"), cancellationToken)
                .ConfigureAwait(false);
        }

        return moved;
    }
}
