using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Text;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A copy of a document that AngleSharp parsed into its own nodes, which selectors need.</summary>
internal sealed class MarkupCopy
{
    private readonly Dictionary<INode, MarkupElement> _elements = [];

    internal MarkupCopy(IHtmlDocument original)
    {
        Document = new MarkupDocument(new TextSource(""));
        var open = new Stack<(INode Original, MarkupParent Copy)>();
        open.Push((original, Document));
        while (open.TryPop(out var top))
            foreach (var child in top.Original.ChildNodes)
                if (child is IText text)
                    top.Copy.Add(new MarkupText(text.Data.AsMemory()));
                else if (child is IElement element)
                {
                    var copy = Element(element);
                    top.Copy.Add(copy);
                    open.Push((element, copy));
                }
    }

    /// <summary>The copy.</summary>
    internal MarkupDocument Document { get; }

    /// <summary>The copies of those elements that are in the document.</summary>
    internal IEnumerable<MarkupElement> Of(IEnumerable<IElement> elements)
    {
        foreach (var element in elements)
            if (_elements.TryGetValue(element, out var copy))
                yield return copy;
    }

    private MarkupElement Element(IElement element)
    {
        var name = MarkupName.Of(element.LocalName);
        var copy = element is IHtmlScriptElement ? new MarkupScript(name) : new MarkupElement(name);
        foreach (var attribute in element.Attributes)
            copy.SetAttribute(new StringOrMemory(attribute.Name), new StringOrMemory(attribute.Value));
        _elements[element] = copy;
        return copy;
    }
}
