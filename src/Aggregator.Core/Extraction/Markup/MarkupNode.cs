using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>
/// A node of a page's tree: AngleSharp parses into these instead of its own nodes, which do far more than reading needs. Text and values are
/// views of the parser's buffer, so they hold until the document is disposed.
/// </summary>
internal abstract class MarkupNode : IConstructableNode
{
    /// <summary>The node around it, or null.</summary>
    internal MarkupParent? Parent { get; set; }

    /// <summary>The element around it, or null.</summary>
    internal MarkupElement? ParentElement => Parent as MarkupElement;

    StringOrMemory IConstructableNode.NodeName => StringOrMemory.Empty;

    NodeFlags IConstructableNode.Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = (MarkupParent?)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => throw Childless();

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => throw Childless();

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => throw Childless();

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => throw Childless();

    void IConstructableNode.AddNode(IConstructableNode node) => throw Childless();

    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => throw Childless();

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => throw Childless();

    private static NotSupportedException Childless() => new("Text has no children.");
}
