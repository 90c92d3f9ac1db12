using System.Runtime.InteropServices;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>Cuts a parsed page into blocks in one walk without recursion.</summary>
internal sealed class PageTreeReader
{
    /// <summary>Blocks beyond this many are not read: no honest page has as many.</summary>
    private const int MaxBlocks = 20_000;

    private static readonly ulong HiddenBit = ClassWords.Shipped.Bit("hidden");

    private readonly List<PageElement> _elements = [];
    private readonly List<TextBlock> _blocks = [];
    private readonly ClassNames _names = new();
    private readonly List<PageMedia> _media = [];
    private readonly List<string> _jsonLd = [];
    private readonly List<MarkupElement> _head = [];
    private readonly List<Frame> _stack = [];
    private readonly TextLine _text = new();
    private readonly List<MarkupText> _nodes = [];
    private readonly CancellationToken _ct;

    private int _links;
    private int _breaks;
    private ulong _inlineWords;
    private int _linkWeight;
    private int _boldWeight;
    private int _italicWeight;

    private PageTreeReader(CancellationToken ct) => _ct = ct;

    /// <summary>Cuts a page into blocks.</summary>
    internal static PageTree Read(MarkupDocument document, Uri baseUrl, CancellationToken ct)
    {
        var reader = new PageTreeReader(ct);
        if (document.DocumentElement is { } root)
            reader.Walk(root);
        return new PageTree
        {
            Document = document,
            BaseUrl = baseUrl,
            Blocks = reader._blocks,
            Elements = reader._elements,
            ClassNames = reader._names.All,
            Media = reader._media,
            JsonLd = reader._jsonLd,
            Head = reader._head,
            Weight = reader._blocks.Sum(block => block.Weight),
        };
    }

    private void Walk(MarkupElement root)
    {
        _stack.Add(new Frame(root, NewElement(root, null, ElementKind.Block), null, 0, null, 0, 0));
        while (_stack.Count > 0 && _blocks.Count < MaxBlocks)
        {
            ref var top = ref CollectionsMarshal.AsSpan(_stack)[^1];
            var children = top.Node.ChildNodes;
            if (top.At >= children.Length)
            {
                var done = top.Own;
                _stack.RemoveAt(_stack.Count - 1);
                Leave(done);
                continue;
            }
            var node = children[top.At++];
            if (node is MarkupText text)
                Append(text, top);
            else if (node is MarkupElement element)
                Enter(element, top);
        }
        for (var i = _stack.Count - 1; i >= 0; i--)
            _stack[i].Own?.AddToParent();
        Flush(_elements[0]);
        foreach (var element in _elements)
            if (element.EndBlock == 0)
                element.EndBlock = _blocks.Count;
    }

    private void Enter(MarkupElement element, in Frame frame)
    {
        var kind = element.Kind;
        switch (kind)
        {
            case ElementKind.Skipped:
                if (element is MarkupScript && element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true)
                    _jsonLd.Add(element.TextContent);
                else if (element.LocalName is "meta" or "link" or "title")
                    _head.Add(element);
                else if (element.LocalName == "head")
                    _stack.Add(new Frame(element, frame.Container, null, frame.Words, frame.Link, frame.Bold, frame.Italic) { IsHead = true });
                return;
            case ElementKind.Media:
                _media.Add(new PageMedia(element, frame.Container, _blocks.Count + (_text.Length > 0 ? 1 : 0), frame.Link?.GetAttribute("href")));
                return;
            case ElementKind.Break:
                Flush(frame.Container);
                _breaks++;
                return;
            case ElementKind.Inline:
                EnterInline(element, frame);
                return;
        }
        if (frame.IsHead)
            return;
        _ct.ThrowIfCancellationRequested();
        Flush(frame.Container);
        _breaks = 0;
        var own = NewElement(element, frame.Container, kind);
        _stack.Add(new Frame(element, own, own, 0, frame.Link, frame.Bold, frame.Italic));
    }

    private void EnterInline(MarkupElement element, in Frame frame)
    {
        var link = frame.Link;
        int bold = frame.Bold, italic = frame.Italic;
        if (element.LocalName == "a" && element.HasAttribute("href"))
        {
            link = element;
            _links++;
        }
        else if (element.LocalName is "b" or "strong")
            bold++;
        else if (element.LocalName is "i" or "em")
            italic++;
        var words = frame.Words | ReadWords(element);
        _stack.Add(new Frame(element, frame.Container, null, words, link, bold, italic));
    }

    private void Leave(PageElement? own)
    {
        if (own is null)
            return;
        Flush(own);
        _breaks = 0;
        own.EndBlock = _blocks.Count;
        own.AddToParent();
    }

    private PageElement NewElement(MarkupElement node, PageElement? parent, ElementKind kind)
    {
        var (words, hidden, className, id, itemProperty) = ReadAttributes(node);
        var element = new PageElement(node, parent, kind, words, hidden)
        {
            Index = _elements.Count,
            ClassName = _names.All[className],
            ClassNumber = className,
            Id = id,
            ItemProperty = itemProperty,
            FirstBlock = _blocks.Count,
            Position = parent?.Children ?? 0,
        };
        if (parent is not null)
            parent.Children++;
        _elements.Add(element);
        return element;
    }

    private (ulong Words, bool Hidden, int ClassName, string Id, string ItemProperty) ReadAttributes(MarkupElement node)
    {
        ulong words = 0;
        var hidden = false;
        var className = 0;
        string id = "", itemProperty = "";
        foreach (var attribute in node.Attributes)
        {
            switch (attribute.Name.Memory.Span)
            {
                case "class":
                    className = _names.NumberOf(attribute.Value, out var classWords);
                    words |= classWords;
                    break;
                case "id":
                    id = attribute.Value.ToString();
                    words |= ClassWords.Shipped.Find(id);
                    break;
                case "itemprop":
                    itemProperty = attribute.Value.ToString();
                    words |= ClassWords.Shipped.Find(itemProperty);
                    break;
                case "role" or "data-component" or "data-testid":
                    words |= ClassWords.Shipped.Find(attribute.Value);
                    break;
                case "hidden":
                    hidden = true;
                    break;
                case "style":
                    hidden |= Hides(attribute.Value);
                    break;
            }
        }
        return (words, hidden, className, id, itemProperty);
    }

    // What an element within a line is for shows only in these.
    private ulong ReadWords(MarkupElement node)
    {
        ulong words = 0;
        foreach (var attribute in node.Attributes)
        {
            switch (attribute.Name.Memory.Span)
            {
                case "class":
                    _names.NumberOf(attribute.Value, out var classWords);
                    words |= classWords;
                    break;
                case "id" or "itemprop":
                    words |= ClassWords.Shipped.Find(attribute.Value);
                    break;
                case "hidden":
                    words |= HiddenBit;
                    break;
                case "style":
                    words |= Hides(attribute.Value) ? HiddenBit : 0;
                    break;
            }
        }
        return words;
    }

    private static bool Hides(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style[(at + 7)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private void Append(MarkupText node, in Frame frame)
    {
        if (frame.IsHead)
            return;
        var start = _text.Length;
        _text.Append(node.Span);
        if (_text.Length == start)
        {
            if (_text.Length > 0)
                _nodes.Add(node);
            return;
        }
        _nodes.Add(node);
        _inlineWords |= frame.Words;
        if (frame.Link is null && frame.Bold == 0 && frame.Italic == 0)
            return;
        var weight = TextMeasure.WeightOf(_text.From(start));
        if (frame.Link is not null)
            _linkWeight += weight;
        if (frame.Bold > 0)
            _boldWeight += weight;
        if (frame.Italic > 0)
            _italicWeight += weight;
    }

    private void Flush(PageElement container)
    {
        if (_text.Length > 0)
        {
            AddBlock(container, _text.ToString());
            _breaks = 0;
        }
        _text.Clear();
        _nodes.Clear();
        _linkWeight = _boldWeight = _italicWeight = _links = 0;
        _inlineWords = 0;
    }

    private void AddBlock(PageElement container, string text)
    {
        var block = new TextBlock
        {
            Index = _blocks.Count,
            Text = text,
            Container = container,
            Nodes = [.. _nodes],
            InlineWords = _inlineWords,
            BreaksBefore = _breaks,
            LinkWeight = _linkWeight,
            BoldWeight = _boldWeight,
            ItalicWeight = _italicWeight,
            Links = _links,
            Measure = TextMeasure.Of(text),
        };
        _blocks.Add(block);
        container.Weight += block.Weight;
        container.LinkWeight += block.LinkWeight;
        container.Sentences += block.Measure.Ends;
        if (block.Weight >= 50 && block.LinkDensity < 0.3f)
            container.ProseWeight += block.Weight;
        if (container.Kind == ElementKind.Paragraph)
            container.ParagraphWeight += block.Weight;
    }

    private record struct Frame(MarkupElement Node, PageElement Container, PageElement? Own, ulong Words, MarkupElement? Link, int Bold, int Italic)
    {
        internal int At;

        internal bool IsHead { get; init; }
    }
}
