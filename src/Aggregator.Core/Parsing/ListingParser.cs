using Aggregator.Core.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Reads a page that lists articles and has no feed. Article links are told from navigation by what repeats: the same place in the
/// page's structure, the same shape of address, titles as long as headlines.
/// </summary>
public static class ListingParser
{
    /// <summary>Reads a list page; the feed has the format <c>listing</c>, entries in the order of the page.</summary>
    /// <param name="document">Its bytes; the address is needed to tell the site's own links.</param>
    /// <param name="linkSelector">CSS selector of the links or of the elements that hold one each; null to detect them.</param>
    public static FeedParseResult Parse(FeedDocument document, string? linkSelector = null)
    {
        if (DocumentText.Decode(document, true, out var decoded) is { } unreadable) return unreadable;
        if (HtmlNesting.IsTooDeep(decoded.Text))
            return FeedParseResult.Failed(FaultKind.HostileMarkup, $"The page nests elements more than {HtmlNesting.Limit} deep.");
        var page = new HtmlParser().ParseDocument(decoded.Text);
        var baseUrl = BaseOf(page, document.Url);
        var candidates = linkSelector is null ? ListingDetector.Detect(page, baseUrl) : Selected(page, linkSelector, baseUrl);
        if (candidates is null) return FeedParseResult.Failed(FaultKind.NoLinksFound, $"\"{linkSelector}\" is no CSS selector.");
        if (candidates.Count == 0) return FeedParseResult.Failed(FaultKind.NoLinksFound, Advice(linkSelector));
        return FeedParseResult.Of(new ParsedFeed
        {
            Format = "listing",
            Charset = decoded.Charset,
            Title = page.Title is { Length: > 0 } title ? PlainText.Of(title) : null,
            Link = document.Url?.AbsoluteUri,
            Language = page.DocumentElement.GetAttribute("lang"),
            Entries = ListingItem.Entries(candidates, document),
        });
    }

    private static string Advice(string? selector) => selector is null
        ? "No article links were recognised on the page; give a CSS selector for them."
        : $"The selector \"{selector}\" matches no links on the page; check it against the page's markup.";

    private static List<ListingLink>? Selected(IHtmlDocument page, string selector, Uri? baseUrl)
    {
        try
        {
            var links = page.QuerySelectorAll(selector)
                .Select(found => found as IHtmlAnchorElement ?? found.QuerySelector("a[href]") as IHtmlAnchorElement)
                .OfType<IHtmlAnchorElement>();
            return [.. links.Select(anchor => ListingLink.Of(anchor, baseUrl)).OfType<ListingLink>()];
        }
        catch (DomException)
        {
            return null; // The caller says that the selector is wrong.
        }
    }

    private static Uri? BaseOf(IHtmlDocument page, Uri? url)
    {
        var stated = page.QuerySelector("base[href]")?.GetAttribute("href");
        if (stated is null) return url;
        return (url is null ? Uri.TryCreate(stated, UriKind.Absolute, out var absolute) : Uri.TryCreate(url, stated, out absolute)) ? absolute : url;
    }
}
