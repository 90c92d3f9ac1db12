using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>One attempt at the page of an entry: fetch, decode, extract, fingerprint, store.</summary>
internal sealed class PageRun(
    IDbContextFactory<AggregatorDb> databases, PoliteFetcher fetcher, SourceRequests requests, OutageWatch outages, ArticleStore articles, FetchedPages reading, ArticlePages further, SiteMemoryStore memories, JobOptions options, TimeProvider clock, Random jitter)
{
    private static readonly TimeSpan OutageRetry = TimeSpan.FromMinutes(5);
    private static readonly Fault OwnOutage = new(FaultKind.Unreachable, "Our own network is down, so this page was not tried; nothing is counted against it.");

    /// <summary>Runs. Whatever happens to the page is in the summary and on the entry's row.</summary>
    public async Task<PageRunSummary> RunAsync(long entryId, CancellationToken cancellationToken)
    {
        if (await LoadAsync(entryId, cancellationToken).ConfigureAwait(false) is not { State: EntryState.Waiting } entry)
            return new PageRunSummary { EntryId = entryId, Url = "", State = EntryState.Known };

        var (assumedOffset, home, access) = await SourceFactsAsync(entry, cancellationToken).ConfigureAwait(false);
        var (request, unreadable) = requests.Compose(new Uri(entry.Url), FetchPurpose.Page, home, access);
        var fetched = unreadable is null && outages.DownSince is null
            ? await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false)
            : new FetchResult { RequestedUrl = request.Url, FinalUrl = request.Url, FetchedAt = clock.GetUtcNow(), Fault = unreadable ?? OwnOutage };
        if (outages.IsOurs(fetched.Fault))
            return await PostponeAsync(entry, fetched, cancellationToken).ConfigureAwait(false);
        entry.Attempts++;
        var (page, charset, fault) = await reading.ReadAsync(fetched, assumedOffset, null, cancellationToken).ConfigureAwait(false);
        if (page is null)
            return await FailAsync(entry, fault!, fetched, cancellationToken).ConfigureAwait(false);

        (page, _) = await further.JoinAsync(page, request, assumedOffset, cancellationToken).ConfigureAwait(false);
        var (article, saved) = await StoreAsync(entry, page, charset, fetched, cancellationToken).ConfigureAwait(false);
        if (saved.IsNew)
            await memories.LearnAsync(fetched.FinalUrl, page, cancellationToken).ConfigureAwait(false);
        return Summary(entry, fetched) with { ArticleId = saved.ArticleId, Title = article.Title };
    }

    /// <summary>The page as served, to be kept.</summary>
    internal static ArticleOriginal OriginalOf(FetchResult fetched, string charset) => new()
    {
        ContentType = ColumnText.Fit(fetched.ContentType, 300),
        Charset = charset,
        Length = fetched.Body.Length,
        Body = OriginalCompression.Compress(fetched.Body.Span),
        FetchedAt = fetched.FetchedAt,
    };

    private async Task<Entry?> LoadAsync(long entryId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entryId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(TimeSpan? AssumedOffset, string Home, string? Access)> SourceFactsAsync(Entry entry, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var source = await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == entry.SourceId, cancellationToken).ConfigureAwait(false);
        return source is null ? (null, entry.Url, null) : (SourceZone.Of(source)?.Offset, source.Url, source.ProtectedAccess);
    }

    /// <summary>While our own network is down no attempt is counted; pages come back within ten minutes, spread at random.</summary>
    private async Task<PageRunSummary> PostponeAsync(Entry entry, FetchResult fetched, CancellationToken cancellationToken)
    {
        entry.NextAttemptAt = clock.GetUtcNow() + (OutageRetry * (1 + jitter.NextDouble()));
        await using var db = databases.CreateDbContext();
        await db.Entries.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.NextAttemptAt, entry.NextAttemptAt), cancellationToken).ConfigureAwait(false);
        return Summary(entry, fetched) with { Postponed = true, Fault = OwnOutage, NextAttemptAt = entry.NextAttemptAt };
    }

    private async Task<(Article Article, ArticleSaveOutcome Saved)> StoreAsync(
        Entry entry, ExtractedArticle page, string charset, FetchResult fetched, CancellationToken cancellationToken)
    {
        (entry.Fault, entry.FaultMessage) = (FaultKind.None, "");
        var article = ArticleComposer.Compose(entry, page, fetched.FinalUrl, PageAddress.Hash(fetched.FinalUrl, page.CanonicalUrl), fetched.FetchedAt, clock.GetUtcNow());
        var fingerprint = Fingerprint.Of(article.Title, article.Text);
        var row = new ArticleFingerprint { ExactHash = fingerprint.ExactKey, Data = fingerprint.ToBytes() };
        var visit = options.Revisits.Count == 0 ? null : new ArticleVisit
        {
            Host = entry.Host,
            Shard = entry.Shard,
            DueAt = RevisitSchedule.Next(article.StoredAt, article.StoredAt, options.Revisits) ?? article.StoredAt,
            VisitedAt = article.StoredAt,
            ETag = ColumnText.Validator(fetched.ETag, 1000),
            LastModified = ColumnText.Validator(fetched.LastModified, 200),
        };
        return (article, await articles.SaveAsync(entry, article, OriginalOf(fetched, charset), row, visit, cancellationToken).ConfigureAwait(false));
    }

    private async Task<PageRunSummary> FailAsync(Entry entry, Fault fault, FetchResult fetched, CancellationToken cancellationToken)
    {
        var wait = PageRetryPolicy.Next(fault.Kind, entry.Attempts, options.PageAttempts, fetched.RetryAfter, jitter.NextDouble());
        (entry.Fault, entry.FaultMessage) = (fault.Kind, ColumnText.Fit(fault.Message, 1000));
        if (wait is { } after)
            entry.NextAttemptAt = clock.GetUtcNow() + after;
        else
            entry.State = fault.Kind == FaultKind.NotAnArticle ? EntryState.Rejected : EntryState.Failed;
        await using var db = databases.CreateDbContext();
        db.Entries.Update(entry);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Summary(entry, fetched) with { Fault = fault, NextAttemptAt = wait is null ? null : entry.NextAttemptAt };
    }

    private static PageRunSummary Summary(Entry entry, FetchResult fetched) => new()
    {
        EntryId = entry.Id,
        Url = entry.Url,
        State = entry.State,
        Attempts = entry.Attempts,
        Elapsed = fetched.Elapsed,
    };
}
