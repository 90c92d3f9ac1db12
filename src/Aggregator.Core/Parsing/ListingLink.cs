using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Core.Canonicalising;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Aggregator.Core.Parsing;

/// <summary>A link of a list page, with what helps to tell whether it leads to an article.</summary>
/// <param name="Anchor">The element.</param>
/// <param name="Address">Where it leads, absolute.</param>
/// <param name="Key">The canonical address: links to one page are one.</param>
/// <param name="Title">The best text for it; empty for an image without one.</param>
internal sealed partial record ListingLink(IHtmlAnchorElement Anchor, Uri Address, string Key, string Title)
{
    private const int LevelsOfPlace = 5;

    /// <summary>The element names and classes above the link, numbers left out: links of one list share it.</summary>
    public string Place { get; } = PlaceOf(Anchor);

    /// <summary>The address with numbers and words of headlines left out: articles of one site share it.</summary>
    public string Shape { get; } = ShapeOf(Address);

    /// <summary>Reads a link; null when it leads nowhere that could be an article.</summary>
    public static ListingLink? Of(IHtmlAnchorElement anchor, Uri? baseUrl)
    {
        var href = anchor.GetAttribute("href");
        if (string.IsNullOrWhiteSpace(href) || href.StartsWith('#')) return null;
        var isUrl = baseUrl is null ? Uri.TryCreate(href.Trim(), UriKind.Absolute, out var address) : Uri.TryCreate(baseUrl, href.Trim(), out address);
        if (!isUrl || UrlCanonicaliser.Canonicalise(address!.OriginalString.Length > 0 ? address.AbsoluteUri : null) is not { } key) return null;
        return new ListingLink(anchor, address, key, TitleOf(anchor));
    }

    /// <summary>The text of a heading within the link, else all its text, else what its title or image says.</summary>
    private static string TitleOf(IElement anchor)
    {
        var heading = anchor.QuerySelector("h1,h2,h3,h4,h5,h6,[class*=title],[class*=headline]")?.TextContent;
        var text = Tidy(heading is { Length: > 3 } ? heading : anchor.TextContent);
        var stated = Tidy(anchor.GetAttribute("title") ?? "");
        if (text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal) || text.Length == 0) text = stated.Length > 0 ? stated : text;
        return text.Length > 0 ? text : Tidy(anchor.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "");
    }

    private static string Tidy(string text) => Blank().Replace(text, " ").Trim();

    private static string PlaceOf(IElement anchor)
    {
        var place = new StringBuilder();
        var element = anchor;
        for (var level = 0; level < LevelsOfPlace && element is not null && element.LocalName != "body"; level++, element = element.ParentElement)
            place.Append('<').Append(element.LocalName).Append('.').Append(ClassOf(element));
        return place.ToString();
    }

    private static string ClassOf(IElement element) =>
        element.ClassList.FirstOrDefault(name => name.Length > 1 && !VaryingClass().IsMatch(name)) is { } name ? Digits().Replace(name, "N") : "";

    private static string ShapeOf(Uri address)
    {
        var path = Digits().Replace(address.AbsolutePath, "N");
        path = Slug().Replace(path, "S");
        var query = string.Join('&', address.Query.TrimStart('?').Split('&').Select(pair => Digits().Replace(pair, "N")).Order(StringComparer.Ordinal));
        return $"{address.Host}{path}?{query}";
    }

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blank();

    [GeneratedRegex("""\d+""")]
    private static partial Regex Digits();

    /// <summary>A part of a path made of a headline's words, or of an opaque identifier.</summary>
    [GeneratedRegex("""[^/]*(?:[-_][^/_-]*){2,}(?=\.|/|$)|[^/.]{16,}(?=\.|/|$)|(?:%[0-9A-F]{2}){6,}[^/]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    /// <summary>Classes that tell apart items of one list.</summary>
    [GeneratedRegex("""^(first|last|odd|even|active|current|on|hover|mt|mb|clearfix|fl|fr|col-.*|.*-(first|last|odd|even|lead))$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VaryingClass();
}
