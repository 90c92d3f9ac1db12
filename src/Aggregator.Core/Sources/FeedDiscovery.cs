using System.Text.RegularExpressions;
using Aggregator.Core.Parsing;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Core.Sources;

/// <summary>
/// Finds the feeds of a site in what was fetched of it. Pure: the caller fetches the page and robots.txt, then tries the candidates
/// in order until one parses.
/// </summary>
public static partial class FeedDiscovery
{
    private const int MostOfOneOrigin = 50;

    private static readonly string[] UsualFeeds =
        ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed/", "/feeds/posts/default", "/feed.json", "/rss/index.xml", "/blog/feed", "/news/rss.xml", "/index.rdf", "/?feed=rss2"];

    private static readonly string[] UsualSitemaps = ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml", "/sitemap_index.xml"];

    /// <summary>What a page names: feeds it declares, links that look like feeds, and last the page itself as a list.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">Its address after redirects.</param>
    /// <returns>Candidates, best first, each address once.</returns>
    public static IReadOnlyList<FeedCandidate> FromPage(string html, Uri url)
    {
        if (HtmlNesting.IsTooDeep(html)) return [];
        var page = new HtmlParser().ParseDocument(html);
        var baseUrl = page.QuerySelector("base[href]")?.GetAttribute("href") is { } stated && Uri.TryCreate(url, stated, out var moved) ? moved : url;
        var declared = page.QuerySelectorAll("link[href]").Select(link => Declared(link, baseUrl)).OfType<FeedCandidate>().Take(MostOfOneOrigin)
            .Select((candidate, index) => candidate with { Rank = candidate.Rank - Math.Min(index, 9) });
        var linked = page.QuerySelectorAll("a[href]").Select(link => Linked(link, baseUrl)).OfType<FeedCandidate>().Take(MostOfOneOrigin);
        var itself = new FeedCandidate(url, SourceKind.Listing, page.Title is { Length: > 0 } title ? title.Trim() : null, "the page itself", 5);
        return Merge([.. declared, .. linked, itself]);
    }

    /// <summary>The sitemaps that a robots.txt names (RFC 9309 leaves the line to sitemaps.org).</summary>
    public static IReadOnlyList<FeedCandidate> FromRobots(string robots, Uri site) =>
        Merge(SitemapLine().Matches(robots).Take(MostOfOneOrigin)
            .Select(match => Web(site, match.Groups[1].Value))
            .OfType<Uri>()
            .Select(url => new FeedCandidate(url, SourceKind.Sitemap, null, "robots.txt", url.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase) ? 35 : 30)));

    /// <summary>The paths at which sites usually keep feeds and sitemaps; to be tried when the page names none.</summary>
    public static IReadOnlyList<FeedCandidate> UsualPaths(Uri site)
    {
        var beside = site.AbsolutePath.Length > 1 ? UsualFeeds.Take(4).Select((path, i) => Usual(Web(new Uri(site, "./"), path.TrimStart('/')), SourceKind.Feed, 29 - i)) : [];
        var feeds = UsualFeeds.Select((path, i) => Usual(Web(site, path), SourceKind.Feed, 28 - i));
        var sitemaps = UsualSitemaps.Select((path, i) => Usual(Web(site, path), SourceKind.Sitemap, 12 - i));
        return Merge([.. beside.Concat(feeds).Concat(sitemaps).OfType<FeedCandidate>()]);
    }

    /// <summary>Joins candidates: best first, each address once with its best rank.</summary>
    public static IReadOnlyList<FeedCandidate> Merge(IEnumerable<FeedCandidate> candidates) =>
        [.. candidates.OrderByDescending(candidate => candidate.Rank).DistinctBy(candidate => candidate.Url)];

    private static FeedCandidate? Usual(Uri? url, SourceKind kind, int rank) => url is null ? null : new FeedCandidate(url, kind, null, "usual path", rank);

    private static FeedCandidate? Declared(IElement link, Uri baseUrl)
    {
        var relations = (link.GetAttribute("rel") ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var type = (link.GetAttribute("type") ?? "").Trim().ToLowerInvariant();
        if (Web(baseUrl, link.GetAttribute("href")) is not { } url) return null;
        if (relations.Contains("sitemap")) return new FeedCandidate(url, SourceKind.Sitemap, null, "link element", 32);
        if (!relations.Contains("feed") && !(relations.Contains("alternate") && IsFeedType(type, url))) return null;
        var title = link.GetAttribute("title")?.Trim();
        return new FeedCandidate(url, SourceKind.Feed, title, "link element", IsMinor(url, title) ? 60 : 100);
    }

    private static FeedCandidate? Linked(IElement anchor, Uri baseUrl)
    {
        if (Web(baseUrl, anchor.GetAttribute("href")) is not { } url) return null;
        var text = anchor.TextContent.Trim();
        var looks = FeedPath().IsMatch(url.PathAndQuery);
        var says = FeedText().IsMatch(text) || FeedText().IsMatch(anchor.GetAttribute("title") ?? "") || FeedText().IsMatch(anchor.ClassName ?? "");
        if (!looks && !(says && url.Host == baseUrl.Host)) return null;
        var rank = (looks ? 40 : 20) + (says ? 10 : 0) - (IsMinor(url, text) ? 15 : 0);
        return new FeedCandidate(url, SourceKind.Feed, text.Length is > 0 and < 100 ? text : null, "link in the page", rank);
    }

    private static bool IsFeedType(string type, Uri url) =>
        type is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml" or "application/x-rss+xml" or "text/rss+xml" or "text/rss"
        || (type is ("text/xml" or "application/xml" or "application/json") && FeedPath().IsMatch(url.PathAndQuery));

    /// <summary>Feeds of comments, authors, tags: seldom what is wanted.</summary>
    private static bool IsMinor(Uri url, string? title) => MinorFeed().IsMatch(url.PathAndQuery) || (title is not null && MinorFeed().IsMatch(title));

    private static Uri? Web(Uri baseUrl, string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated)) return null;
        var address = stated.Trim();
        if (address.StartsWith("feed://", StringComparison.OrdinalIgnoreCase)) address = $"http://{address[7..]}";
        else if (address.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) address = address[5..];
        return Uri.TryCreate(baseUrl, address, out var url) && url.Scheme is ("http" or "https") ? url : null;
    }

    [GeneratedRegex("""^[ \t]*sitemap[ \t]*:[ \t]*(\S+)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SitemapLine();

    [GeneratedRegex("""(?:\.(?:rss|atom|rdf)|/(?:rss|feed|atom|feeds)(?:/|\.xml|\.php|\.aspx?|\.json)?|(?:rss|feed|atom)[\w-]*\.(?:xml|json)|/index\.xml|[?&](?:feed|format|type)=(?:rss2?|atom|feed|json))(?:$|\?)|/(?:rss|feeds)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedPath();

    [GeneratedRegex("""\b(?:rss|atom feed|feed|xml feed)\b|订阅|訂閱""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedText();

    [GeneratedRegex("""comment|评论|回覆|/tags?/|/author/|/replies""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MinorFeed();
}
