using System.Collections.Frozen;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>The kind of every HTML element (names as of the HTML Living Standard, plus AMP's).</summary>
internal static class ElementKinds
{
    private static readonly FrozenDictionary<string, ElementKind> ByName = Build().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind of the element with this lower-case local name; a name not known is inline.</summary>
    internal static ElementKind Of(string localName) => ByName.GetValueOrDefault(localName, ElementKind.Inline);

    private static Dictionary<string, ElementKind> Build()
    {
        var kinds = new Dictionary<string, ElementKind>(StringComparer.Ordinal);
        Add(ElementKind.Block, "div center address body html fieldset details summary dl hgroup menu legend");
        Add(ElementKind.Paragraph, "p");
        Add(ElementKind.Heading, "h1 h2 h3 h4 h5 h6");
        Add(ElementKind.List, "ul ol dir");
        Add(ElementKind.ListItem, "li");
        Add(ElementKind.Table, "table tbody thead tfoot colgroup");
        Add(ElementKind.Row, "tr");
        Add(ElementKind.Cell, "td th");
        Add(ElementKind.Quote, "blockquote");
        Add(ElementKind.Preformatted, "pre listing xmp");
        Add(ElementKind.Figure, "figure");
        Add(ElementKind.Caption, "figcaption caption");
        Add(ElementKind.Article, "article");
        Add(ElementKind.Section, "section");
        Add(ElementKind.Main, "main");
        Add(ElementKind.Aside, "aside amp-sidebar");
        Add(ElementKind.Header, "header");
        Add(ElementKind.Footer, "footer");
        Add(ElementKind.Nav, "nav");
        Add(ElementKind.Form, "form");
        Add(ElementKind.Control, "button select option optgroup textarea label output datalist");
        Add(ElementKind.Term, "dt dd");
        Add(ElementKind.NoScript, "noscript");
        Add(ElementKind.Break, "br hr");
        Add(ElementKind.Media, "img amp-img picture video audio amp-video amp-audio iframe amp-iframe object embed canvas");
        Add(ElementKind.Skipped, "script style template svg math head title meta link base noframes input map area param source track amp-analytics amp-ad amp-consent rp rt rtc");
        return kinds;

        void Add(ElementKind kind, string names)
        {
            foreach (var name in names.Split(' '))
                kinds[name] = kind;
        }
    }
}
