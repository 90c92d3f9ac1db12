using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>Reads what the page of a source shows.</summary>
internal sealed class SourceQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider time)
{
    private const int Polls = 40;
    private const int Entries = 40;

    /// <summary>Reads a source; null when there is none of that id.</summary>
    public async Task<SourceDetail?> Run(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Sources.AsNoTracking().FirstOrDefaultAsync(source => source.Id == id, cancellation) is not { } source)
            return null;
        var row = await db.Sources.AsNoTracking().Where(s => s.Id == id).Select(SourceProjection.Row).FirstAsync(cancellation);
        var since = time.GetUtcNow().AddDays(-1);
        var fresh = await db.Polls.Where(poll => poll.SourceId == id && poll.StartedAt >= since).SumAsync(poll => poll.EntriesNew, cancellation);
        var polls = await db.Polls.AsNoTracking().Where(poll => poll.SourceId == id).OrderByDescending(poll => poll.StartedAt).Take(Polls).ToListAsync(cancellation);
        var articles = await db.Articles.CountAsync(article => article.SourceId == id, cancellation);
        var hub = await db.Subscriptions.AsNoTracking().FirstOrDefaultAsync(subscription => subscription.SourceId == id, cancellation);
        var merged = await db.Sources.AsNoTracking().Where(other => other.MergedIntoId == id).OrderBy(other => other.Id).ToListAsync(cancellation);
        return new SourceDetail(source, row with { NewEntries = fresh }, polls, await LatestEntries(db, id, cancellation), articles, hub, merged);
    }

    /// <summary>The name that a source is shown under; null when there is none of that id.</summary>
    public async Task<string?> NameOf(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Sources.AsNoTracking().Where(source => source.Id == id).Select(SourceProjection.Row).Select(row => row.Name).FirstOrDefaultAsync(cancellation);
    }

    private static Task<List<EntryRow>> LatestEntries(AggregatorDb db, long source, CancellationToken cancellation) =>
        db.Entries.AsNoTracking()
            .Where(entry => entry.SourceId == source)
            .OrderByDescending(entry => entry.Id)
            .Take(Entries)
            .Select(entry => new EntryRow
            {
                Id = entry.Id,
                Title = entry.Title,
                Url = entry.Url,
                State = entry.State,
                DiscoveredAt = entry.DiscoveredAt,
                NextAttemptAt = entry.NextAttemptAt,
                Attempts = entry.Attempts,
                FaultMessage = entry.FaultMessage,
                ArticleId = entry.ArticleId,
            })
            .ToListAsync(cancellation);
}
