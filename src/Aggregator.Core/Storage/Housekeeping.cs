using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Deletes what is kept only for a set time, in bounded steps.</summary>
internal sealed class Housekeeping(IDbContextFactory<AggregatorDb> databases, StorageOptions options, TimeProvider clock)
{
    private const int Step = 500;

    /// <summary>One run.</summary>
    public async Task<HousekeepingSummary> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var pollsUntil = now.AddDays(-options.KeepPollsDays);
        var originalsUntil = now.AddDays(-options.KeepOriginalsDays);
        var polls = 0;
        var originals = 0;
        int deleted;
        do
        {
            var ids = await db.Polls.Where(p => p.StartedAt < pollsUntil).OrderBy(p => p.StartedAt).Take(Step).Select(p => p.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
            deleted = ids.Count == 0 ? 0 : await db.Polls.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            polls += deleted;
        }
        while (deleted == Step);
        do
        {
            var ids = await db.Originals.Where(o => o.FetchedAt < originalsUntil).OrderBy(o => o.FetchedAt).Take(Step).Select(o => o.ArticleId).ToListAsync(cancellationToken).ConfigureAwait(false);
            deleted = ids.Count == 0 ? 0 : await db.Originals.Where(o => ids.Contains(o.ArticleId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            originals += deleted;
        }
        while (deleted == Step);

        await SourceMerge.SweepAsync(db, cancellationToken).ConfigureAwait(false);
        if (options.Provider == StorageProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA optimize;", cancellationToken).ConfigureAwait(false);
        return new HousekeepingSummary(polls, originals);
    }
}
