using Ganss.Xss;

namespace Aggregator.Core.Extraction;

/// <summary>The last gate of every body: an allow-list of elements and attributes (HtmlSanitizer), no style, no script, no frames.</summary>
internal static class BodySanitiser
{
    private static readonly HtmlSanitizer Sanitiser = Create();

    /// <summary>The fragment with everything outside the vocabulary removed.</summary>
    internal static string Clean(string html)
    {
        using var document = PageParser.ParseFully("<body>" + html);
        Sanitiser.SanitizeDom(document, document.Body, "");
        return document.Body!.InnerHtml;
    }

    private static HtmlSanitizer Create() => new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(
            ["p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "blockquote", "pre", "code",
             "figure", "figcaption", "img", "a", "strong", "em", "sub", "sup", "q", "del", "mark"], StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(["href", "src", "alt"], StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
    });
}
