using System.Buffers;
using System.Text;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction;

/// <summary>
/// Writes chosen blocks and the pictures between them as HTML of a small vocabulary: headings, paragraphs, lists, tables,
/// quotes, figures, preformatted text, links and emphasis. Attributes other than <c>href</c>, <c>src</c> and <c>alt</c> are dropped.
/// </summary>
internal sealed class BodyHtml
{
    private static readonly SearchValues<char> Marked = SearchValues.Create("<>&\"");
    private static readonly SearchValues<char> MarkedOrSpace = SearchValues.Create([.. "<>&\"", .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private readonly StringBuilder _html = new();
    private readonly List<(MarkupElement Node, string Tag)> _wanted = [];
    private readonly List<(PageElement Element, string Tag)> _open = [];
    private readonly PageElement? _root;
    private readonly Uri _base;
    private string? _lineTag;
    private PageElement? _lineContainer;

    private BodyHtml(PageElement? root, Uri baseUrl) => (_root, _base) = (root, baseUrl);

    /// <summary>Writes the blocks, which stand in page order, and the media, likewise.</summary>
    internal static string Write(IReadOnlyList<TextBlock> chosen, IReadOnlyList<PageMedia> media, Uri baseUrl)
    {
        var writer = new BodyHtml(CommonContainer(chosen), baseUrl);
        var next = 0;
        foreach (var block in chosen)
        {
            for (; next < media.Count && media[next].BeforeBlock <= block.Index; next++)
                writer.AddMedia(media[next]);
            writer.AddBlock(block);
        }
        for (; next < media.Count; next++)
            writer.AddMedia(media[next]);
        writer.EndLine();
        writer.CloseTo(0);
        return writer._html.ToString();
    }

    /// <summary>The deepest element that holds all chosen blocks, or null when there are none.</summary>
    internal static PageElement? CommonContainer(IReadOnlyList<TextBlock> chosen)
    {
        if (chosen.Count == 0)
            return null;
        var common = chosen[0].Container;
        while (common.Parent is not null && !common.Contains(chosen[^1]))
            common = common.Parent;
        return common;
    }

    private void AddBlock(TextBlock block)
    {
        var sameLine = ReferenceEquals(_lineContainer, block.Container) && block.BreaksBefore == 1 && _lineTag is not null;
        if (sameLine)
            _html.Append("<br>");
        else
        {
            EndLine();
            OpenStructure(block.Container);
            _lineTag = LineTag(block.Container);
            _lineContainer = block.Container;
            if (_lineTag.Length > 0)
                _html.Append('<').Append(_lineTag).Append('>');
        }
        AddInline(block);
    }

    private void EndLine()
    {
        if (_lineTag is { Length: > 0 })
            _html.Append("</").Append(_lineTag).Append('>');
        _lineTag = null;
        _lineContainer = null;
    }

    // A cell, an item or a caption holds its first line directly; everything else becomes a paragraph.
    private string LineTag(PageElement container)
    {
        if (container.Kind == ElementKind.Heading)
            return container.Node.LocalName == "h1" ? "h2" : container.Node.LocalName;
        return _open.Count > 0 && ReferenceEquals(_open[^1].Element, container) && _open[^1].Tag is "li" or "td" or "th" or "figcaption" or "pre" or "dt" or "dd"
            ? "" : "p";
    }

    private void OpenStructure(PageElement container)
    {
        var wanted = new List<(PageElement, string)>();
        for (var element = container; element is not null && !IsAbove(element); element = element.Parent)
            if (StructureTag(element) is { } tag)
                wanted.Add((element, tag));
        wanted.Reverse();
        var shared = 0;
        while (shared < _open.Count && shared < wanted.Count && ReferenceEquals(_open[shared].Element, wanted[shared].Item1))
            shared++;
        CloseTo(shared);
        foreach (var (element, tag) in wanted.Skip(shared))
        {
            _open.Add((element, tag));
            _html.Append('<').Append(tag).Append('>');
        }
    }

    // Tables and cells around the whole body are the page's layout.
    private bool IsAbove(PageElement element) =>
        _root is not null && (ReferenceEquals(element, _root) ? element.Kind is not (ElementKind.List or ElementKind.Quote or ElementKind.Preformatted) : element.Depth < _root.Depth);

    private static string? StructureTag(PageElement element) => element.Kind switch
    {
        ElementKind.List => element.Node.LocalName == "ol" ? "ol" : "ul",
        ElementKind.ListItem when element.Parent?.Kind == ElementKind.List => "li",
        ElementKind.Table when element.Node.LocalName == "table" => "table",
        ElementKind.Row => "tr",
        ElementKind.Cell => element.Node.LocalName,
        ElementKind.Quote => "blockquote",
        ElementKind.Preformatted => "pre",
        ElementKind.Figure => "figure",
        ElementKind.Caption when element.Node.LocalName == "figcaption" => "figcaption",
        _ => null,
    };

    private void CloseTo(int count)
    {
        for (var i = _open.Count - 1; i >= count; i--)
            _html.Append("</").Append(_open[i].Tag).Append('>');
        _open.RemoveRange(count, _open.Count - count);
    }

    private void AddInline(TextBlock block)
    {
        var open = new List<(MarkupElement Node, string Tag)>();
        var preformatted = block.Container.Kind == ElementKind.Preformatted;
        foreach (var text in block.Nodes)
        {
            FindInline(text, block.Container.Node);
            var shared = 0;
            while (shared < open.Count && shared < _wanted.Count && ReferenceEquals(open[shared].Node, _wanted[shared].Node))
                shared++;
            CloseInline(open, shared);
            for (var i = shared; i < _wanted.Count; i++)
                OpenInline(open, _wanted[i].Node, _wanted[i].Tag);
            AppendEscaped(text.Span, preformatted);
        }
        CloseInline(open, 0);
    }

    private void FindInline(MarkupText text, MarkupElement stop)
    {
        _wanted.Clear();
        for (var element = text.ParentElement; element is not null && !ReferenceEquals(element, stop) && _wanted.Count < 8; element = element.ParentElement)
            if (InlineTag(element) is { } tag)
                _wanted.Add((element, tag));
        _wanted.Reverse();
    }

    private static string? InlineTag(MarkupElement element) => element.LocalName switch
    {
        "a" when element.HasAttribute("href") => "a",
        "b" or "strong" => "strong",
        "i" or "em" or "cite" => "em",
        "code" or "kbd" or "samp" or "tt" => "code",
        "sub" => "sub",
        "sup" => "sup",
        "q" => "q",
        "s" or "del" or "strike" => "del",
        "mark" => "mark",
        _ => null,
    };

    private void OpenInline(List<(MarkupElement Node, string Tag)> open, MarkupElement node, string tag)
    {
        if (tag == "a")
        {
            if (Address.Absolute(_base, node.GetAttribute("href")) is not { } href)
                return;
            _html.Append("<a href=\"");
            AppendEscaped(href, true);
            _html.Append("\">");
        }
        else
            _html.Append('<').Append(tag).Append('>');
        open.Add((node, tag));
    }

    private void CloseInline(List<(MarkupElement Node, string Tag)> open, int count)
    {
        for (var i = open.Count - 1; i >= count; i--)
            _html.Append("</").Append(open[i].Tag).Append('>');
        open.RemoveRange(count, open.Count - count);
    }

    private void AddMedia(PageMedia media)
    {
        if (PictureSource.Of(media.Node, _base) is not { } source)
            return;
        EndLine();
        OpenStructure(media.Container);
        _html.Append("<img src=\"");
        AppendEscaped(source, true);
        _html.Append("\" alt=\"");
        AppendEscaped(media.Node.GetAttribute("alt") ?? "", true);
        _html.Append("\">");
    }

    private void AppendEscaped(ReadOnlySpan<char> text, bool keepSpace)
    {
        var space = false;
        while (text.IndexOfAny(keepSpace ? Marked : MarkedOrSpace) is >= 0 and var at)
        {
            _html.Append(text[..at]);
            var c = text[at];
            var isSpace = !keepSpace && char.IsWhiteSpace(c);
            if (!isSpace)
                _html.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => "&quot;" });
            else if (!space || at > 0)
                _html.Append(' ');
            space = isSpace;
            text = text[(at + 1)..];
        }
        _html.Append(text);
    }
}
