using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Groups stored articles in the order they were stored, batch by batch, until none is left.</summary>
internal sealed class GroupingRun(IDbContextFactory<AggregatorDb> databases, DuplicateDetector detector, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <summary>Runs until all is grouped.</summary>
    /// <param name="drain">Cancelled to begin no further batch.</param>
    /// <param name="cancellationToken">Cancelled to abandon the batch in work; its articles stay ungrouped.</param>
    public async Task<GroupingSummary> RunAsync(CancellationToken drain, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var (articles, copies) = (0, 0);
        while (!drain.IsCancellationRequested)
        {
            var batch = await NextAsync(cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                break;
            var result = await detector.GroupAsync(batch, cancellationToken).ConfigureAwait(false);
            articles += batch.Count;
            copies += result.Assignments.Count(assignment => assignment.GroupId != assignment.ArticleId);
        }

        return new GroupingSummary(articles, copies, clock.GetElapsedTime(began));
    }

    private async Task<List<NewArticle>> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var rows = await db.Articles.AsNoTracking().Where(a => a.GroupId == null).OrderBy(a => a.Id).Take(BatchSize)
            .Join(db.Fingerprints, a => a.Id, f => f.ArticleId, (a, f) => new { a.Id, f.Data })
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var batch = new List<NewArticle>(rows.Count);
        foreach (var row in rows)
            batch.Add(new NewArticle(row.Id, Fingerprint.FromBytes(row.Data) ?? await RefingerprintAsync(db, row.Id, cancellationToken).ConfigureAwait(false)));
        return batch;
    }

    /// <summary>An article whose fingerprint is of another version is fingerprinted again from its text.</summary>
    private static async Task<Fingerprint> RefingerprintAsync(AggregatorDb db, long articleId, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.Title, a.Text }).FirstAsync(cancellationToken).ConfigureAwait(false);
        var fingerprint = Fingerprint.Of(article.Title, article.Text);
        var data = fingerprint.ToBytes();
        await db.Fingerprints.Where(f => f.ArticleId == articleId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Data, data).SetProperty(f => f.ExactHash, fingerprint.ExactKey), cancellationToken).ConfigureAwait(false);
        return fingerprint;
    }
}
