using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Pipeline;

/// <summary>Reads the further pages of an article that is cut into several, each in its host's turn, and joins them.</summary>
internal sealed class ArticlePages(PoliteFetcher fetcher, HostLanes hosts, FetchedPages reading)
{
    private const int PagesAtMost = 12;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>The whole article. A page that cannot be read ends it: what was read so far is given, and the fault says what is missing.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="request">The request that brought it; the others carry the same.</param>
    /// <param name="assumedOffset">The zone of dates that name none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<(ExtractedArticle Article, Fault? Missing)> JoinAsync(ExtractedArticle first, FetchRequest request, TimeSpan? assumedOffset, CancellationToken cancellationToken) =>
        JoinAsync(first, request.Url, url => ReadAsync(request with { Url = url, ETag = null, LastModified = null }, assumedOffset, cancellationToken));

    /// <summary>The whole article, by whatever reads a further page.</summary>
    internal static async Task<(ExtractedArticle Article, Fault? Missing)> JoinAsync(ExtractedArticle first, Uri firstUrl, Func<Uri, Task<(ExtractedArticle? Page, Fault? Fault)>> read)
    {
        if (first is { NextPageUrl: not null, WholeUrl: { } whole } && await WholeAsync(first, new Uri(whole), read).ConfigureAwait(false) is { } all)
            return (all, null);
        var following = new List<ExtractedArticle>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { firstUrl.AbsoluteUri };
        var next = first.NextPageUrl;
        while (next is not null && following.Count + 1 < PagesAtMost && seen.Add(next) && Uri.TryCreate(next, UriKind.Absolute, out var url))
        {
            var (page, fault) = await read(url).ConfigureAwait(false);
            if (page is null)
                return (Joined(first, following, $"page {following.Count + 2} is missing: {fault!.Message}"), fault);
            following.Add(page);
            next = page.NextPageUrl;
        }

        return (Joined(first, following, null), null);
    }

    // A page for printing or for all at once is taken when it goes on from where the first page ends; what the first says of itself stays.
    private static async Task<ExtractedArticle?> WholeAsync(ExtractedArticle first, Uri url, Func<Uri, Task<(ExtractedArticle? Page, Fault? Fault)>> read)
    {
        var (page, _) = await read(url).ConfigureAwait(false);
        if (page is null)
            return null;
        var paragraphs = first.Text.Split("\n\n");
        var held = paragraphs.Count(paragraph => page.Text.Contains(paragraph, StringComparison.Ordinal));
        return held * 10 < paragraphs.Length * 8 || page.Text.Length < first.Text.Length * 1.2
            ? null
            : first with { Text = page.Text, Html = page.Html, Lines = page.Lines, NextPageUrl = null, WholeUrl = null, Decisions = [.. first.Decisions, $"the whole article was read from {url}"] };
    }

    private async Task<(ExtractedArticle? Page, Fault? Fault)> ReadAsync(FetchRequest request, TimeSpan? assumedOffset, CancellationToken cancellationToken)
    {
        if (hosts.Wait(Shard.HostOf(request.Url)) > LongestPause)
            return (null, new Fault(FaultKind.TooManyRequests, $"{request.Url.Host} has to rest for longer than an article can wait."));
        var fetched = await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        var (page, _, fault) = await reading.ReadAsync(fetched, assumedOffset, null, cancellationToken).ConfigureAwait(false);
        return (page, fault);
    }

    private static ExtractedArticle Joined(ExtractedArticle first, List<ExtractedArticle> following, string? missing)
    {
        var article = following.Count > 0 ? PageJoiner.Join(first, following) : first;
        return missing is null ? article : article with { Decisions = [.. article.Decisions, missing] };
    }
}
