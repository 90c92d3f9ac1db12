using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Reads articles anew from their stored originals.</summary>
internal sealed class OriginalReplay(IDbContextFactory<AggregatorDb> databases)
{
    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(30);

    /// <summary>The latest articles of a site whose originals are kept, read anew, latest first.</summary>
    /// <param name="host">The site: a host, with its sub-domains.</param>
    /// <param name="rules">The operator's rule for a page, or null.</param>
    /// <param name="beforeArticleId">Only articles before this one; null for the latest.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<ReplayedArticle>> ReadAsync(string host, Func<Uri, SiteRule?> rules, long? beforeArticleId, int atMost, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        // A host is stored with its port unless that is the usual one.
        var (below, port, belowPort) = ($".{host}", $"{host}:", $".{host}:");
        var before = beforeArticleId ?? long.MaxValue;
        var rows = await (from article in db.Articles.AsNoTracking()
                          where article.Id < before && (article.Host == host || article.Host.EndsWith(below) || article.Host.StartsWith(port) || article.Host.Contains(belowPort))
                          join original in db.Originals.AsNoTracking() on article.Id equals original.ArticleId
                          join entry in db.Entries.AsNoTracking() on article.EntryId equals entry.Id
                          join source in db.Sources.AsNoTracking() on article.SourceId equals source.Id into sources
                          from source in sources.DefaultIfEmpty()
                          orderby article.Id descending
                          select new { Article = article, Original = original, Entry = entry, Source = source }).Take(atMost).ToListAsync(cancellationToken).ConfigureAwait(false);
        var memories = new Dictionary<string, SiteMemory>(StringComparer.Ordinal);
        foreach (var site in rows.Select(row => row.Article.Host).Distinct())
            memories[site] = await SiteMemoryStore.ReadAsync(db, site, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => Read(row.Article, row.Original, row.Entry, row.Source, rules, memories[row.Article.Host], cancellationToken))];
    }

    private static ReplayedArticle Read(Article stored, ArticleOriginal original, Entry entry, Source? source, Func<Uri, SiteRule?> rules, SiteMemory memory, CancellationToken cancellationToken)
    {
        var url = new Uri(stored.Url);
        var fetched = new FetchResult
        {
            RequestedUrl = url,
            FinalUrl = url,
            FetchedAt = original.FetchedAt,
            Status = 200,
            ContentType = original.ContentType,
            Body = OriginalCompression.Expand(original.Body, original.Length),
        };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(PageTime);
        try
        {
            var (page, charset, fault) = FetchedPages.Read(fetched, source is null ? null : SourceZone.Of(source)?.Offset, rules(url), memory, limited.Token);
            return page is null
                ? new ReplayedArticle(stored, original, charset, null, null, fault)
                : new ReplayedArticle(stored, original, charset, page, Compose(stored, entry, page, url), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ReplayedArticle(stored, original, "", null, null, new Diagnostics.Fault(Diagnostics.FaultKind.HostileMarkup, $"{url} takes longer than {PageTime.TotalSeconds} s to read."));
        }
    }

    private static Article Compose(Article stored, Entry entry, ExtractedArticle page, Uri url)
    {
        var now = ArticleComposer.Compose(entry, page, url, stored.UrlHash, stored.FetchedAt, stored.StoredAt);
        // Of an article in several pages only the first is kept: its text says nothing of the whole.
        if (page.NextPageUrl is not null)
            (now.Text, now.Html, now.TextLength) = (stored.Text, stored.Html, stored.TextLength);
        (now.Id, now.GroupId, now.RevisedAt, now.GoneAt) = (stored.Id, stored.GroupId, stored.RevisedAt, stored.GoneAt);
        return now;
    }
}
