using Aggregator.Core.Extraction.Markup;
using AngleSharp.Html.Dom;

namespace Aggregator.Core.Extraction;

/// <summary>A page parsed for an operator's rule: what the rule removes is gone, and its selectors find elements of the page's tree.</summary>
internal sealed class RuledPage : IDisposable
{
    private readonly IHtmlDocument _original;
    private readonly MarkupCopy _copy;

    internal RuledPage(string html, SiteRule rule)
    {
        _original = PageParser.ParseFully(html);
        foreach (var selector in rule.Remove)
            foreach (var element in _original.QuerySelectorAll(selector).ToList())
                element.Remove();
        _copy = new MarkupCopy(_original);
    }

    /// <summary>The page's tree.</summary>
    internal MarkupDocument Document => _copy.Document;

    public void Dispose()
    {
        _copy.Document.Dispose();
        _original.Dispose();
    }

    /// <summary>The elements that a selector finds, in page order.</summary>
    internal IEnumerable<MarkupElement> All(string selector) => _copy.Of(_original.QuerySelectorAll(selector));

    /// <summary>The first element that a selector finds, or null.</summary>
    internal MarkupElement? First(string? selector) => selector is null ? null : All(selector).FirstOrDefault();
}
