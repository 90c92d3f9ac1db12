using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Saves an article with its original, its fingerprint and its entry's verdict in one transaction.</summary>
internal sealed class ArticleStore(IDbContextFactory<AggregatorDb> databases, StorageOptions options, StoryOptions stories)
{
    /// <summary>Saves, unless a page of the same canonical address is stored: then the entry is marked as known.</summary>
    /// <param name="entry">The entry, as changed by this attempt; detached.</param>
    /// <param name="article">The new row.</param>
    /// <param name="original">The page as served, compressed.</param>
    /// <param name="fingerprint">What duplicates are recognised by.</param>
    /// <param name="visit">The first visit to come; null for none.</param>
    /// <param name="cancellationToken">Cancels; then nothing is saved.</param>
    public async Task<ArticleSaveOutcome> SaveAsync(
        Entry entry, Article article, ArticleOriginal original, ArticleFingerprint fingerprint, ArticleVisit? visit, CancellationToken cancellationToken)
    {
        try
        {
            return await TrySaveAsync(entry, article, original, fingerprint, visit, cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            // Another lane may have stored the same page between our look and our insert: then the second try finds it.
            article.Id = 0;
            return await TrySaveAsync(entry, article, original, fingerprint, visit, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ArticleSaveOutcome> TrySaveAsync(
        Entry entry, Article article, ArticleOriginal original, ArticleFingerprint fingerprint, ArticleVisit? visit, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var known = await db.Articles.Where(a => a.UrlHash == article.UrlHash).Select(a => a.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        db.Entries.Update(entry);
        if (known != 0)
        {
            (entry.State, entry.ArticleId) = (EntryState.Known, known);
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return new ArticleSaveOutcome(known, false);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        (entry.State, entry.ArticleId) = (EntryState.Stored, article.Id);
        fingerprint.ArticleId = original.ArticleId = article.Id;
        db.Terms.Add(new ArticleTerms { ArticleId = article.Id, Data = StoryTerms.Of(article.Title, article.Text).AtMost(stories.TermsPerText).ToBytes() });
        if (options.KeepOriginalsDays > 0)
            db.Originals.Add(original);
        db.Fingerprints.Add(fingerprint);
        if (visit is not null)
        {
            visit.ArticleId = article.Id;
            db.Visits.Add(visit);
        }
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new ArticleSaveOutcome(article.Id, true);
    }
}
