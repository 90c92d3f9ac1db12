using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>The duplicate index in the database: the same few statements on both providers.</summary>
/// <remarks>
/// Keys are hashes, so each would be written to a page of its own of a large table. New keys therefore go to a small table
/// first, and one slice of the key space after another is moved on in key order: many keys a page, and no pause.
/// </remarks>
internal sealed class ShingleIndex(IDbContextFactory<AggregatorDb> databases, TimeProvider clock, GroupingLease? lease = null) : IShingleIndex
{
    private const int LookUpAtOnce = 500;
    private const int Slices = 64;
    private const int ArticlesPerSlice = 512;
    private const long SliceWidth = (1L << 48) / Slices;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        await using var db = databases.CreateDbContext();
        await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<Posting>();
        foreach (var statement in ShingleSql.Find(db, keys))
        {
            await using var command = statement.Command(db);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add(new Posting(reader.GetInt64(0), reader.GetInt64(1)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var found = new List<GroupedArticle>();
        foreach (var some in articleIds.Chunk(LookUpAtOnce))
        {
            var rows = await db.Articles.AsNoTracking().Where(a => some.Contains(a.Id) && a.GroupId != null)
                .Join(db.Fingerprints, a => a.Id, f => f.ArticleId, (a, f) => new { a.Id, a.GroupId, f.Data })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Select(row => (row.Id, row.GroupId, Print: Fingerprint.FromBytes(row.Data))).Where(row => row.Print is not null)
                .Select(row => new GroupedArticle(row.Id, row.GroupId!.Value, row.Print!)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (lease is not null) await lease.GuardAsync(db, cancellationToken).ConfigureAwait(false);
        foreach (var merge in result.Merges)
            await db.Articles.Where(a => a.GroupId == merge.FromGroupId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, merge.IntoGroupId), cancellationToken).ConfigureAwait(false);
        await ShingleSql.RunAsync(db, ShingleSql.Assign(db, [.. result.Articles.Select(article => (article.ArticleId, article.GroupId))]), cancellationToken).ConfigureAwait(false);
        var groups = result.Articles.Select(article => article.GroupId).Concat(result.Merges.Select(merge => merge.FromGroupId)).Distinct().ToList();
        await GroupRows.RefreshAsync(db, groups, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        db.Links.AddRange(result.Assignments.Where(assignment => assignment.Verdict is not null).Select(GroupRows.Link));
        await ShingleSql.RunAsync(db, ShingleSql.Insert(db, [.. result.Postings.Select(posting => (posting.Key, posting.ArticleId))]), cancellationToken).ConfigureAwait(false);
        foreach (var slice in SlicesToMove(result.Articles))
            await ShingleSql.RunAsync(db, ShingleSql.Move(db, slice * SliceWidth, (slice + 1) * SliceWidth), cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    // One slice for every so many ids that the batch passes, whatever the size of batches.
    private static IEnumerable<long> SlicesToMove(IReadOnlyList<GroupedArticle> articles)
    {
        if (articles.Count == 0) yield break;
        var from = articles.Min(article => article.ArticleId - 1) / ArticlesPerSlice;
        var to = articles.Max(article => article.ArticleId) / ArticlesPerSlice;
        for (var step = from; step < Math.Min(to, from + Slices); step++) yield return step % Slices;
    }
}
