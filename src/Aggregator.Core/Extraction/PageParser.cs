using System.Buffers;
using Aggregator.Core.Extraction.Markup;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Core.Extraction;

/// <summary>Parses pages with AngleSharp, without what no step reads: comments and the attributes of scripts and of assistive technology.</summary>
internal static class PageParser
{
    /// <summary>The deepest nesting of a tree; deeper elements become siblings.</summary>
    private const int MaxDepth = 512;

    // A context of its own for every page, because a context is not safe for several threads; the configurations are.
    private static readonly IConfiguration Own = new Configuration([.. Configuration.Default.Without<IAttributeObserver>().Services]);
    private static readonly IConfiguration Small = new Configuration([new MarkupFactory()]);
    private static readonly HtmlParserOptions Full = new() { SkipComments = true, DisableElementPositionTracking = true, MaximumDepth = MaxDepth };
    private static readonly HtmlParserOptions Lean = Full with { ShouldEmitAttribute = IsRead };

    // Data attributes that hold pictures, dates, names, the role of an element in its system or the state of what a script draws there.
    private static readonly SearchValues<string> DataWords = SearchValues.Create(["src", "original", "url", "lazy", "component", "testid", "date", "time", "publi", "created", "author", "title", "caption", "credit", "page", "props", "state", "json"], StringComparison.Ordinal);

    /// <summary>The page's tree with the attributes that extraction reads.</summary>
    internal static MarkupDocument Parse(string html)
    {
        // What stands in a template follows rules that the parser keeps only for its own nodes.
        if (html.Contains("<template", StringComparison.OrdinalIgnoreCase))
            return ParseByCopy(html);
        try
        {
            return new HtmlParser(Lean, BrowsingContext.New(Small)).ParseDocument<MarkupDocument, MarkupElement>(new TextSource(new ReadOnlyMemoryTextSource(html)));
        }
        catch (MarkupLostException)
        {
            return ParseByCopy(html);
        }
    }

    /// <summary>The page's tree of AngleSharp's own nodes with every attribute, for selectors that an operator wrote and for the sanitiser.</summary>
    internal static IHtmlDocument ParseFully(string html) => ParseOwn(html, Full);

    private static MarkupDocument ParseByCopy(string html)
    {
        using var document = ParseOwn(html, Lean);
        return new MarkupCopy(document).Document;
    }

    private static IHtmlDocument ParseOwn(string html, HtmlParserOptions options) =>
        new HtmlParser(options, BrowsingContext.New(Own)).ParseDocument(html);

    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> attributeName)
    {
        var name = attributeName.Span;
        if (name.StartsWith("data-", StringComparison.Ordinal))
            return name.ContainsAny(DataWords);
        return !name.StartsWith("on", StringComparison.Ordinal) && !name.StartsWith("aria-", StringComparison.Ordinal);
    }
}
