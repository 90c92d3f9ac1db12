using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Saves what a visit to a stored article found, in one transaction.</summary>
internal sealed class RevisionStore(IDbContextFactory<AggregatorDb> databases, StorageOptions options, StoryOptions stories, JobOptions jobs)
{
    /// <summary>Loads a visit with its article and source; null when it is no longer there.</summary>
    public async Task<(ArticleVisit Visit, Article Article, Source? Source)?> LoadAsync(long articleId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var visit = await db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.ArticleId == articleId, cancellationToken).ConfigureAwait(false);
        var article = await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Id == articleId, cancellationToken).ConfigureAwait(false);
        if (visit is null || article is null)
            return null;
        return (visit, article, await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == article.SourceId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Saves the visit; its row goes when no visit is left.</summary>
    /// <param name="visit">The visit, as changed.</param>
    /// <param name="next">When the next is due; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SaveAsync(ArticleVisit visit, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await SaveVisitAsync(db, visit, next, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks the article as gone from its page; it stays readable.</summary>
    public async Task BuryAsync(ArticleVisit visit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await db.Articles.Where(a => a.Id == visit.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GoneAt, now), cancellationToken).ConfigureAwait(false);
        await SaveVisitAsync(db, visit, null, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts another version in the place of the stored one, which is kept as a revision. An article that has copies stays with them; one that
    /// has none is grouped anew, for it may be a copy now.
    /// </summary>
    public async Task ReviseAsync(
        ArticleVisit visit, Article stored, Article now, ArticleOriginal original, Fingerprint fingerprint, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        db.Revisions.Add(new ArticleRevision { ArticleId = stored.Id, FetchedAt = stored.FetchedAt, ReplacedAt = now.FetchedAt, Title = stored.Title, Text = stored.Text });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await db.Articles.Where(a => a.Id == stored.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Title, now.Title).SetProperty(a => a.Html, now.Html).SetProperty(a => a.Text, now.Text).SetProperty(a => a.TextLength, now.TextLength)
                .SetProperty(a => a.Authors, now.Authors).SetProperty(a => a.Byline, now.Byline).SetProperty(a => a.SyndicationCredit, now.SyndicationCredit).SetProperty(a => a.Description, now.Description)
                .SetProperty(a => a.ImageUrl, now.ImageUrl).SetProperty(a => a.ImageCredit, now.ImageCredit).SetProperty(a => a.ModifiedAt, now.ModifiedAt).SetProperty(a => a.Paywalled, now.Paywalled)
                .SetProperty(a => a.Strategy, now.Strategy).SetProperty(a => a.Origins, now.Origins).SetProperty(a => a.Decisions, now.Decisions)
                .SetProperty(a => a.FetchedAt, now.FetchedAt).SetProperty(a => a.RevisedAt, now.FetchedAt),
            cancellationToken).ConfigureAwait(false);
        await RefingerprintAsync(db, stored.Id, fingerprint, cancellationToken).ConfigureAwait(false);
        var terms = StoryTerms.Of(now.Title, now.Text).AtMost(stories.TermsPerText).ToBytes();
        await db.Terms.Where(t => t.ArticleId == stored.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Data, terms), cancellationToken).ConfigureAwait(false);
        if (options.KeepOriginalsDays > 0)
            await db.Originals.Where(o => o.ArticleId == stored.Id).ExecuteUpdateAsync(
                set => set.SetProperty(o => o.Body, original.Body).SetProperty(o => o.Length, original.Length).SetProperty(o => o.Charset, original.Charset).SetProperty(o => o.ContentType, original.ContentType)
                    .SetProperty(o => o.FetchedAt, original.FetchedAt),
                cancellationToken).ConfigureAwait(false);
        await SaveVisitAsync(db, visit, next, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts what is read now from the stored original in the place of the stored article. Title and text as they were become a revision when
    /// they differ; the page itself is not taken for revised.
    /// </summary>
    public async Task ReplayAsync(Article stored, Article now, DateTimeOffset replayedAt, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (stored.Title != now.Title || stored.Text != now.Text)
        {
            db.Revisions.Add(new ArticleRevision { ArticleId = stored.Id, FetchedAt = stored.FetchedAt, ReplacedAt = replayedAt, Title = stored.Title, Text = stored.Text });
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await RefingerprintAsync(db, stored.Id, Fingerprint.Of(now.Title, now.Text), cancellationToken).ConfigureAwait(false);
            var terms = StoryTerms.Of(now.Title, now.Text).AtMost(stories.TermsPerText).ToBytes();
            await db.Terms.Where(t => t.ArticleId == stored.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Data, terms), cancellationToken).ConfigureAwait(false);
        }
        var decisions = $"{now.Decisions}\nread anew from the stored page on {replayedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z".TrimStart('\n');
        await db.Articles.Where(a => a.Id == stored.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Title, now.Title).SetProperty(a => a.OriginalTitle, now.OriginalTitle).SetProperty(a => a.Html, now.Html).SetProperty(a => a.Text, now.Text)
                .SetProperty(a => a.TextLength, now.TextLength).SetProperty(a => a.Authors, now.Authors).SetProperty(a => a.Byline, now.Byline).SetProperty(a => a.SyndicationCredit, now.SyndicationCredit)
                .SetProperty(a => a.PublishedAt, now.PublishedAt).SetProperty(a => a.PublishedOffsetMinutes, now.PublishedOffsetMinutes).SetProperty(a => a.ModifiedAt, now.ModifiedAt)
                .SetProperty(a => a.Language, now.Language).SetProperty(a => a.ImageUrl, now.ImageUrl).SetProperty(a => a.ImageCredit, now.ImageCredit).SetProperty(a => a.Section, now.Section)
                .SetProperty(a => a.Tags, now.Tags).SetProperty(a => a.SiteName, now.SiteName).SetProperty(a => a.Description, now.Description).SetProperty(a => a.Paywalled, now.Paywalled)
                .SetProperty(a => a.StatedCanonicalUrl, now.StatedCanonicalUrl).SetProperty(a => a.Strategy, now.Strategy).SetProperty(a => a.Origins, now.Origins).SetProperty(a => a.Decisions, decisions),
            cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next planned visit after the last one made.</summary>
    public DateTimeOffset? NextOf(Article article, DateTimeOffset visitedAt) => RevisitSchedule.Next(article.StoredAt, visitedAt, jobs.Revisits);

    private static async Task RefingerprintAsync(AggregatorDb db, long articleId, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        var before = Fingerprint.FromBytes(await db.Fingerprints.Where(f => f.ArticleId == articleId).Select(f => f.Data).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? []);
        var data = fingerprint.ToBytes();
        await db.Fingerprints.Where(f => f.ArticleId == articleId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ExactHash, fingerprint.ExactKey).SetProperty(f => f.Data, data), cancellationToken).ConfigureAwait(false);
        var group = await db.Articles.Where(a => a.Id == articleId).Select(a => a.GroupId).FirstAsync(cancellationToken).ConfigureAwait(false);
        if (group is not { } id || before?.ExactKey == fingerprint.ExactKey) return;
        await GroupingLease.MoveStampAsync(db, cancellationToken).ConfigureAwait(false);
        var has = new ArticleKeys(fingerprint).All;
        var had = before is null ? has : new ArticleKeys(before).All.Union(has);
        await ShingleSql.RunAsync(db, ShingleSql.Remove(db, [.. had.Select(key => (key, articleId))]), cancellationToken).ConfigureAwait(false);
        if (await db.Articles.CountAsync(a => a.GroupId == id, cancellationToken).ConfigureAwait(false) > 1)
        {
            await ShingleSql.RunAsync(db, ShingleSql.Insert(db, [.. has.Select(key => (key, articleId))]), cancellationToken).ConfigureAwait(false);
            return;
        }
        await db.Links.Where(link => link.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.Articles.Where(a => a.Id == articleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, (long?)null), cancellationToken).ConfigureAwait(false);
        await GroupRows.RefreshAsync(db, [id], default, cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task SaveVisitAsync(AggregatorDb db, ArticleVisit visit, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        var rows = db.Visits.Where(v => v.ArticleId == visit.ArticleId);
        if (next is not { } due)
        {
            await rows.ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(v => v.DueAt, due).SetProperty(v => v.VisitedAt, visit.VisitedAt).SetProperty(v => v.Failures, visit.Failures).SetProperty(v => v.ETag, visit.ETag)
                .SetProperty(v => v.LastModified, visit.LastModified).SetProperty(v => v.Fault, visit.Fault).SetProperty(v => v.FaultMessage, visit.FaultMessage),
            cancellationToken).ConfigureAwait(false);
    }
}
