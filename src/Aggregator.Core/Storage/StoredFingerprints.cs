using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Reads the fingerprints of articles; one that is missing, damaged or of another version is made again from the text.</summary>
internal static class StoredFingerprints
{
    /// <summary>The fingerprints of articles in the order asked for; articles that are gone are left out.</summary>
    public static async Task<IReadOnlyList<NewArticle>> LoadAsync(AggregatorDb db, long[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Fingerprints.AsNoTracking().Where(f => ids.Contains(f.ArticleId)).Select(f => new { f.ArticleId, f.Data })
            .ToDictionaryAsync(f => f.ArticleId, f => f.Data, cancellationToken).ConfigureAwait(false);
        var articles = new List<NewArticle>(ids.Length);
        foreach (var id in ids)
            if ((rows.TryGetValue(id, out var data) ? Fingerprint.FromBytes(data) : null) is { } known) articles.Add(new NewArticle(id, known));
            else if (await RenewAsync(db, id, cancellationToken).ConfigureAwait(false) is { } renewed) articles.Add(new NewArticle(id, renewed));
        return articles;
    }

    private static async Task<Fingerprint?> RenewAsync(AggregatorDb db, long articleId, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.Title, a.Text }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (article is null) return null;
        var fingerprint = Fingerprint.Of(article.Title, article.Text);
        var data = fingerprint.ToBytes();
        var rows = await db.Fingerprints.Where(f => f.ArticleId == articleId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Data, data).SetProperty(f => f.ExactHash, fingerprint.ExactKey), cancellationToken).ConfigureAwait(false);
        if (rows > 0) return fingerprint;
        db.Fingerprints.Add(new ArticleFingerprint { ArticleId = articleId, ExactHash = fingerprint.ExactKey, Data = data });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return fingerprint;
    }
}
