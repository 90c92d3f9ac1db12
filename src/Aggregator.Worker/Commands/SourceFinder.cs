using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;

namespace Aggregator.Worker.Commands;

/// <summary>Finds what can be polled at an address: the document itself, or the feeds of the site it belongs to.</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="access">What the requests carry.</param>
/// <param name="home">The address that it was given for.</param>
internal sealed class SourceFinder(HttpFetcher fetcher, SourceAccess access, Uri home)
{
    private const int TriedAtMost = 12;

    /// <summary>What was found, best first, each fetched and read; empty with a fault when nothing can be polled.</summary>
    public async Task<(IReadOnlyList<FoundSource> Found, Fault? Fault)> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        var fetched = await FetchAsync(url, FetchPurpose.Feed, cancellationToken).ConfigureAwait(false);
        if (fetched.Fault is { } unread)
            return ([], unread);
        var itself = SourceParser.Parse(SourceKind.Auto, Document(fetched));
        if (itself.Feed is { Format: not "listing" } feed)
            return ([new FoundSource(fetched.FinalUrl, KindOf(feed), feed.Title, "the address itself", feed.Entries.Count)], null);
        if (itself.Feed is null && itself.Fault is { Kind: not (FaultKind.NoLinksFound or FaultKind.HtmlInsteadOfFeed or FaultKind.NotAFeed) } broken)
            return ([], broken);
        return await OfSiteAsync(fetched, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<FoundSource>, Fault?)> OfSiteAsync(FetchResult page, CancellationToken cancellationToken)
    {
        var html = CharsetDecoder.DecodePage(page.Body.Span, page.ContentType).Text;
        var named = FeedDiscovery.FromPage(html, page.FinalUrl);
        var found = await TryAsync(named.Where(candidate => candidate.Kind != SourceKind.Listing), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            found = await TryAsync(FeedDiscovery.Merge([.. await RobotsAsync(page.FinalUrl, cancellationToken).ConfigureAwait(false), .. FeedDiscovery.UsualPaths(page.FinalUrl)]), cancellationToken).ConfigureAwait(false);
        if (SourceParser.Parse(SourceKind.Listing, Document(page)).Feed is { Entries.Count: > 0 } list)
            found.Add(new FoundSource(page.FinalUrl, SourceKind.Listing, list.Title, "the page as a list", list.Entries.Count));
        return found.Count > 0 ? (found, null)
            : ([], new Fault(FaultKind.NoLinksFound, $"Neither a feed, a sitemap nor a list of articles was found at {page.FinalUrl}. Give the address of a feed, or use --as-is to add it nevertheless."));
    }

    private async Task<IReadOnlyList<FeedCandidate>> RobotsAsync(Uri site, CancellationToken cancellationToken)
    {
        var robots = await FetchAsync(new Uri(site, "/robots.txt"), FetchPurpose.Robots, cancellationToken).ConfigureAwait(false);
        return robots.Fault is null ? FeedDiscovery.FromRobots(CharsetDecoder.DecodePage(robots.Body.Span, robots.ContentType).Text, site) : [];
    }

    private async Task<List<FoundSource>> TryAsync(IEnumerable<FeedCandidate> candidates, CancellationToken cancellationToken)
    {
        var found = new List<FoundSource>();
        foreach (var candidate in candidates.Take(TriedAtMost))
        {
            var fetched = await FetchAsync(candidate.Url, FetchPurpose.Feed, cancellationToken).ConfigureAwait(false);
            if (fetched.Fault is null && SourceParser.Parse(SourceKind.Auto, Document(fetched)).Feed is { Format: not "listing" } feed && found.All(other => other.Url != fetched.FinalUrl))
                found.Add(new FoundSource(fetched.FinalUrl, KindOf(feed), feed.Title ?? candidate.Title, candidate.Origin, feed.Entries.Count));
        }

        return found;
    }

    private Task<FetchResult> FetchAsync(Uri url, FetchPurpose purpose, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(access.Apply(new FetchRequest(url, purpose), home), cancellationToken);

    private static FeedDocument Document(FetchResult fetched) => new(fetched.Body, fetched.ContentType, fetched.FinalUrl, fetched.FetchedAt);

    private static SourceKind KindOf(ParsedFeed feed) =>
        feed.Format.StartsWith("sitemap", StringComparison.OrdinalIgnoreCase) || feed.Children.Count > 0 ? SourceKind.Sitemap
        : feed.Format.StartsWith("json-api", StringComparison.OrdinalIgnoreCase) ? SourceKind.JsonApi
        : SourceKind.Feed;
}
