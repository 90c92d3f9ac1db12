using Aggregator.Core.Extraction.Blocks;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Core.Extraction.Markup;

/// <summary>An element.</summary>
internal class MarkupElement(MarkupName name) : MarkupParent, IConstructableNamedNodeMap, IConstructableFormElement, IConstructableFrameElement, IConstructableMathElement, IConstructableSvgElement, IConstructableMetaElement
{
    private MarkupAttribute[] _attributes = [];

    /// <summary>Its name in lower case, without prefix.</summary>
    internal string LocalName => name.LocalName;

    /// <summary>What it means for cutting a page into blocks.</summary>
    internal ElementKind Kind => name.Kind;

    /// <summary>Its attributes as written.</summary>
    internal ReadOnlySpan<MarkupAttribute> Attributes => _attributes;

    /// <summary>The class attribute as written, or "".</summary>
    internal string ClassName => GetAttribute("class") ?? "";

    /// <summary>The elements right inside it.</summary>
    internal IEnumerable<MarkupElement> Children
    {
        get
        {
            for (var i = 0; i < ChildNodes.Length; i++)
                if (ChildNodes[i] is MarkupElement element)
                    yield return element;
        }
    }

    StringOrMemory IConstructableNode.NodeName => name.View;

    NodeFlags IConstructableNode.Flags => name.Flags;

    StringOrMemory IConstructableElement.NamespaceUri => name.SpaceView;

    StringOrMemory IConstructableElement.LocalName => name.View;

    StringOrMemory IConstructableElement.Prefix => StringOrMemory.Empty;

    IConstructableNamedNodeMap IConstructableElement.Attributes => this;

    ISourceReference? IConstructableElement.SourceReference
    {
        get => null;
        set { }
    }

    int IConstructableNamedNodeMap.Length => _attributes.Length;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] => IndexOf(name) is >= 0 and var at ? _attributes[at] : null;

    /// <summary>The value of an attribute, whose name is given in lower case; null when it has none.</summary>
    internal string? GetAttribute(string attribute) => IndexOf(attribute) is >= 0 and var at ? _attributes[at].Value.ToString() : null;

    /// <summary>Whether it has an attribute, whose name is given in lower case.</summary>
    internal bool HasAttribute(string attribute) => IndexOf(attribute) >= 0;

    /// <summary>Sets an attribute.</summary>
    internal void SetAttribute(StringOrMemory attribute, StringOrMemory value)
    {
        var at = IndexOf(attribute);
        _attributes = [.. _attributes];
        if (at < 0)
            Array.Resize(ref _attributes, (at = _attributes.Length) + 1);
        _attributes[at] = new MarkupAttribute(attribute, value);
    }

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes)
    {
        if (attributes is not MarkupElement other || other._attributes.Length != _attributes.Length)
            return false;
        foreach (var attribute in _attributes)
            if (other.IndexOf(attribute.Name) is not (>= 0 and var at) || other._attributes[at].Value != attribute.Value)
                return false;
        return true;
    }

    void IConstructableElement.SetAttribute(string? namespaceUri, StringOrMemory name, StringOrMemory value) => SetAttribute(name, value);

    void IConstructableElement.SetOwnAttribute(StringOrMemory name, StringOrMemory value) => SetAttribute(name, value);

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        IndexOf(localName) is >= 0 and var at ? _attributes[at].Value : StringOrMemory.Empty;

    void IConstructableElement.SetAttributes(StructAttributes tagAttributes)
    {
        if (tagAttributes.Count == 0)
            return;
        var at = _attributes.Length;
        Array.Resize(ref _attributes, at + tagAttributes.Count);
        for (var i = 0; i < tagAttributes.Count; i++)
        {
            var attribute = tagAttributes[i];
            _attributes[at + i] = new MarkupAttribute(attribute.Name, attribute.Value);
        }
    }

    bool IConstructableElement.HasAttribute(StringOrMemory name) => IndexOf(name) >= 0;

    void IConstructableElement.SetupElement() => Close();

    void IConstructableElement.AddComment(ref StructHtmlToken token) => AddComment();

    IConstructableNode IConstructableElement.ShallowCopy() => new MarkupElement(name) { _attributes = _attributes };

    void IConstructableMetaElement.Handle()
    {
    }

    /// <summary>The parser has read its end.</summary>
    protected virtual void Close()
    {
    }

    private int IndexOf(ReadOnlySpan<char> attribute)
    {
        for (var i = 0; i < _attributes.Length; i++)
            if (_attributes[i].Name.Memory.Span.SequenceEqual(attribute))
                return i;
        return -1;
    }
}
