using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>One visit to a stored article: what changed becomes a revision, what went a tombstone.</summary>
internal sealed class RevisitRun(IDbContextFactory<AggregatorDb> databases, PoliteFetcher fetcher, SourceRequests requests, OutageWatch outages, FetchedPages reading, ArticlePages further, RevisionStore revisions, TimeProvider clock)
{
    private static readonly TimeSpan OutageRetry = TimeSpan.FromMinutes(10);

    /// <summary>Runs. Whatever is found is in the summary and on the article's rows.</summary>
    public async Task<RevisitSummary> RunAsync(long articleId, CancellationToken cancellationToken)
    {
        if (await revisions.LoadAsync(articleId, cancellationToken).ConfigureAwait(false) is not (var visit, var article, var source))
            return new RevisitSummary(articleId, "", null, null, null);
        // Nobody asks for the pages of a source that was removed.
        if (source is null or { State: SourceState.Removed })
            return await SaveAsync(visit, article, null, null, null, cancellationToken).ConfigureAwait(false);
        var (request, unreadable) = requests.Compose(new Uri(article.Url), FetchPurpose.Page, source.Url, source.ProtectedAccess);
        if (outages.DownSince is not null)
            return await SaveAsync(visit, article, null, null, clock.GetUtcNow() + OutageRetry, cancellationToken).ConfigureAwait(false);
        var fetched = unreadable is null
            ? await fetcher.FetchAsync(request with { ETag = visit.ETag, LastModified = visit.LastModified }, cancellationToken).ConfigureAwait(false)
            : new FetchResult { RequestedUrl = request.Url, FinalUrl = request.Url, FetchedAt = clock.GetUtcNow(), Fault = unreadable };
        if (outages.IsOurs(fetched.Fault))
            return await SaveAsync(visit, article, null, null, clock.GetUtcNow() + OutageRetry, cancellationToken).ConfigureAwait(false);
        return await JudgeAsync(visit, article, source, request, fetched, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RevisitSummary> JudgeAsync(ArticleVisit visit, Article article, Source source, FetchRequest request, FetchResult fetched, CancellationToken cancellationToken)
    {
        if (fetched.Fault is null && fetched.NotModified)
            return await MadeAsync(visit, article, fetched, RevisitVerdict.Unchanged, null, cancellationToken).ConfigureAwait(false);
        var offset = SourceZone.Of(source)?.Offset;
        // A revision tells what the site changed, not what was learnt of it meanwhile.
        var (page, charset, fault) = await reading.ReadAsync(fetched, offset, article.Text, cancellationToken).ConfigureAwait(false);
        if (page is { NextPageUrl: not null })
        {
            // Without all its pages nothing can be said of an article.
            (page, var missing) = await further.JoinAsync(page, request, offset, cancellationToken).ConfigureAwait(false);
            if (missing is not null)
                return await FailedAsync(visit, article, fetched, missing, cancellationToken).ConfigureAwait(false);
        }
        if (fetched.Fault is null)
        {
            // An answer that is no article, or hardly any text of it, tells nothing of the article: it is noted and left.
            fault ??= ArticleChange.IsCollapsed(article, page!) ? new Fault(FaultKind.NoArticle, $"{fetched.FinalUrl} shows less than a fifth of the text that is stored: the stored text is kept.") : null;
            if (fault is not null)
                return await MadeAsync(visit, article, fetched, RevisitVerdict.Unchanged, fault, cancellationToken).ConfigureAwait(false);
        }

        switch (RevisitSchedule.Judge(fetched, page is not null && ArticleChange.IsChanged(article, page)))
        {
            case RevisitVerdict.Revised:
                return await ReviseAsync(visit, article, page!, charset, fetched, cancellationToken).ConfigureAwait(false);
            case RevisitVerdict.Removed when fault!.Kind == FaultKind.Gone || visit.Fault == FaultKind.NotFound:
                await revisions.BuryAsync(visit, fetched.FetchedAt, cancellationToken).ConfigureAwait(false);
                return new RevisitSummary(article.Id, article.Url, RevisitVerdict.Removed, fault, null);
            case RevisitVerdict.Unchanged:
                return await MadeAsync(visit, article, fetched, RevisitVerdict.Unchanged, null, cancellationToken).ConfigureAwait(false);
            default:
                return await FailedAsync(visit, article, fetched, fault!, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RevisitSummary> ReviseAsync(ArticleVisit visit, Article article, ExtractedArticle page, string charset, FetchResult fetched, CancellationToken cancellationToken)
    {
        Note(visit, fetched, null);
        var next = revisions.NextOf(article, visit.VisitedAt);
        await using (var db = databases.CreateDbContext())
        {
            var entry = await db.Entries.AsNoTracking().FirstAsync(e => e.Id == article.EntryId, cancellationToken).ConfigureAwait(false);
            var now = ArticleComposer.Compose(entry, page, fetched.FinalUrl, article.UrlHash, fetched.FetchedAt, article.StoredAt);
            var fingerprint = Fingerprint.Of(now.Title, now.Text);
            await revisions.ReviseAsync(visit, article, now, PageRun.OriginalOf(fetched, charset), fingerprint, next, cancellationToken).ConfigureAwait(false);
        }
        return new RevisitSummary(article.Id, article.Url, RevisitVerdict.Revised, null, next);
    }

    private Task<RevisitSummary> MadeAsync(ArticleVisit visit, Article article, FetchResult fetched, RevisitVerdict verdict, Fault? fault, CancellationToken cancellationToken)
    {
        Note(visit, fetched, fault);
        return SaveAsync(visit, article, verdict, fault, revisions.NextOf(article, visit.VisitedAt), cancellationToken);
    }

    private Task<RevisitSummary> FailedAsync(ArticleVisit visit, Article article, FetchResult fetched, Fault fault, CancellationToken cancellationToken)
    {
        visit.Failures++;
        (visit.Fault, visit.FaultMessage) = (fault.Kind, ColumnText.Fit(fault.Message, 1000));
        if (RevisitSchedule.RetryAt(fetched.FetchedAt, visit.Failures, fetched.RetryAfter) is { } again)
            return SaveAsync(visit, article, RevisitVerdict.Failed, fault, again, cancellationToken);
        (visit.Failures, visit.VisitedAt) = (0, fetched.FetchedAt);
        return SaveAsync(visit, article, RevisitVerdict.Failed, fault, revisions.NextOf(article, visit.VisitedAt), cancellationToken);
    }

    private async Task<RevisitSummary> SaveAsync(ArticleVisit visit, Article article, RevisitVerdict? verdict, Fault? fault, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await revisions.SaveAsync(visit, next, cancellationToken).ConfigureAwait(false);
        return new RevisitSummary(article.Id, article.Url, verdict, fault, next);
    }

    private static void Note(ArticleVisit visit, FetchResult fetched, Fault? fault)
    {
        (visit.VisitedAt, visit.Failures) = (fetched.FetchedAt, 0);
        (visit.Fault, visit.FaultMessage) = (fault?.Kind ?? FaultKind.None, ColumnText.Fit(fault?.Message, 1000));
        if (!fetched.NotModified)
            (visit.ETag, visit.LastModified) = (ColumnText.Validator(fetched.ETag, 1000), ColumnText.Validator(fetched.LastModified, 200));
    }
}
