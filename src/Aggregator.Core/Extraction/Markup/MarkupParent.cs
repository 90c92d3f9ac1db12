using System.Collections;
using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>A node with children: an element or the document.</summary>
internal abstract class MarkupParent : MarkupNode, IConstructableNode, IConstructableNodeList
{
    // From the start on, so that the parser, which moves children one by one, takes the first without shifting all others.
    private MarkupNode[] _children = [];
    private int _start;
    private int _count;

    /// <summary>The nodes right inside it.</summary>
    internal ReadOnlySpan<MarkupNode> ChildNodes => _children.AsSpan(_start, _count);

    /// <summary>The text of all nodes inside it, in order.</summary>
    internal string TextContent
    {
        get
        {
            if (_count == 0)
                return "";
            if (_count == 1 && ChildNodes[0] is MarkupText only)
                return only.Data;
            var text = new StringBuilder();
            foreach (var node in Descendants())
                if (node is MarkupText part)
                    text.Append(part.Span);
            return text.ToString();
        }
    }

    int IConstructableNodeList.Length => _count;

    StringOrMemory IConstructableNode.NodeName => StringOrMemory.Empty;

    NodeFlags IConstructableNode.Flags => NodeFlags.None;

    IConstructableNodeList IConstructableNode.ChildNodes => this;

    IConstructableNode IConstructableNodeList.this[int index] => _children[_start + index];

    /// <summary>Everything inside it, in document order.</summary>
    internal IEnumerable<MarkupNode> Descendants()
    {
        var open = new Stack<(MarkupParent Parent, int At)>();
        open.Push((this, 0));
        while (open.TryPop(out var top))
        {
            if (top.At >= top.Parent._count)
                continue;
            open.Push((top.Parent, top.At + 1));
            var node = top.Parent.ChildNodes[top.At];
            yield return node;
            if (node is MarkupParent { _count: > 0 } parent)
                open.Push((parent, 0));
        }
    }

    /// <summary>The first child element of this name, or null.</summary>
    internal MarkupElement? Child(string localName)
    {
        foreach (var node in ChildNodes)
            if (node is MarkupElement element && element.LocalName == localName)
                return element;
        return null;
    }

    /// <summary>Adds a node behind the others.</summary>
    internal void Add(MarkupNode node) => Insert(_count, node);

    /// <summary>Puts a node before the child at a place.</summary>
    internal void Insert(int index, MarkupNode node)
    {
        if (_start + _count == _children.Length)
            Grow();
        var at = _start + index;
        if (index < _count)
            Array.Copy(_children, at, _children, at + 1, _count - index);
        _children[at] = node;
        _count++;
        node.Parent = this;
    }

    /// <summary>Puts a node before a child; does nothing when it is no child.</summary>
    internal void InsertBefore(MarkupNode child, MarkupNode node)
    {
        if (IndexOf(child) is >= 0 and var index)
            Insert(index, node);
    }

    /// <summary>Takes a child out; does nothing when it is none.</summary>
    internal void Remove(MarkupNode child)
    {
        if (IndexOf(child) is >= 0 and var index)
            RemoveAt(index);
    }

    /// <summary>Parts the text before a comment from what comes after it.</summary>
    internal void AddComment()
    {
        if (_count > 0 && ChildNodes[^1] is MarkupText last)
            last.IsClosed = true;
    }

    /// <summary>Takes all children out.</summary>
    internal void Clear()
    {
        _children = [];
        _start = _count = 0;
    }

    void IConstructableNodeList.Clear() => Clear();

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => Remove((MarkupNode)childNode);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => RemoveAt(idx);

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => Insert(idx, (MarkupNode)childNode);

    void IConstructableNode.AddNode(IConstructableNode node) => Adopt((MarkupNode)node);

    // Text that follows text belongs to the same node.
    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly)
    {
        if (_count > 0 && ChildNodes[^1] is MarkupText { IsClosed: false } last)
            last.Append(text.Memory);
        else
            Add(new MarkupText(text.Memory));
    }

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly)
    {
        if (idx > 0 && idx <= _count && ChildNodes[idx - 1] is MarkupText { IsClosed: false } before)
            before.Append(text.Memory);
        else if (idx < _count && ChildNodes[idx] is MarkupText after)
            after.Prepend(text.Memory);
        else
            Insert(idx, new MarkupText(text.Memory));
    }

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator() => _children.Skip(_start).Take(_count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _children.Skip(_start).Take(_count).GetEnumerator();

    /// <summary>Adds a node that the parser puts behind the others.</summary>
    protected virtual void Adopt(MarkupNode node) => Add(node);

    private int IndexOf(MarkupNode child)
    {
        var at = _count - 1;
        while (at >= 0 && !ReferenceEquals(ChildNodes[at], child))
            at--;
        return at;
    }

    private void Grow()
    {
        var children = new MarkupNode[Math.Max(2, _count * 2)];
        ChildNodes.CopyTo(children);
        (_children, _start) = (children, 0);
    }

    private void RemoveAt(int index)
    {
        var at = _start + index;
        _children[at].Parent = null;
        _count--;
        if (index > 0)
            Array.Copy(_children, at + 1, _children, at, _count - index);
        _children[index > 0 ? _start + _count : _start++] = null!;
    }
}
