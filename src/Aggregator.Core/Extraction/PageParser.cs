using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Core.Extraction;

/// <summary>Parses pages with AngleSharp, without what no step reads: comments and the attributes of scripts and of assistive technology.</summary>
internal static class PageParser
{
    /// <summary>The deepest nesting of a tree; deeper elements become siblings.</summary>
    private const int MaxDepth = 512;

    // A context of its own for every page, because a context is not safe for several threads; the configuration is.
    private static readonly IConfiguration Configuration = AngleSharp.Configuration.Default;
    private static readonly HtmlParserOptions Full = new() { SkipComments = true, DisableElementPositionTracking = true, MaximumDepth = MaxDepth };
    private static readonly HtmlParserOptions Lean = Full with { ShouldEmitAttribute = IsRead };

    // Data attributes that hold pictures, dates, names or the role of an element in its system.
    private static readonly string[] DataWords = ["src", "original", "url", "lazy", "component", "testid", "date", "time", "publi", "created", "author", "title", "caption", "credit"];

    /// <summary>The page's tree with the attributes that extraction reads.</summary>
    internal static IHtmlDocument Parse(string html) => Parse(html, Lean);

    /// <summary>The page's tree with every attribute, for selectors that an operator wrote.</summary>
    internal static IHtmlDocument ParseFully(string html) => Parse(html, Full);

    private static IHtmlDocument Parse(string html, HtmlParserOptions options) =>
        new HtmlParser(options, BrowsingContext.New(Configuration)).ParseDocument(html);

    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> attributeName)
    {
        var name = attributeName.Span;
        if (name.StartsWith("data-", StringComparison.Ordinal))
            return IsReadData(name);
        return !name.StartsWith("on", StringComparison.Ordinal) && !name.StartsWith("aria-", StringComparison.Ordinal);
    }

    private static bool IsReadData(ReadOnlySpan<char> name)
    {
        foreach (var word in DataWords)
            if (name.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
