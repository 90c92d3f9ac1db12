using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>A block-level element with sums over the blocks inside it.</summary>
internal sealed class PageElement(MarkupElement node, PageElement? parent, ElementKind kind, ulong words, bool hidden)
{
    internal MarkupElement Node { get; } = node;

    /// <summary>Its place among the page's block-level elements, in document order.</summary>
    internal required int Index { get; init; }

    /// <summary>The class attribute as written, or "".</summary>
    internal required string ClassName { get; init; }

    /// <summary>A number that elements of the page share when their class attributes are the same; 0 for "".</summary>
    internal required int ClassNumber { get; init; }

    /// <summary>The id attribute as written, or "".</summary>
    internal required string Id { get; init; }

    /// <summary>The itemprop attribute as written, or "".</summary>
    internal required string ItemProperty { get; init; }

    internal PageElement? Parent { get; } = parent;

    internal ElementKind Kind { get; } = kind;

    /// <summary>Word classes (<see cref="ClassWords"/>) met in its class, id and role.</summary>
    internal ulong Words { get; } = words;

    /// <summary>Whether the markup hides it.</summary>
    internal bool Hidden { get; } = hidden || parent is { Hidden: true };

    internal int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Index of the first block inside it.</summary>
    internal int FirstBlock { get; set; }

    /// <summary>Index after the last block inside it.</summary>
    internal int EndBlock { get; set; }

    internal int Weight { get; set; }

    internal int LinkWeight { get; set; }

    internal int Sentences { get; set; }

    /// <summary>Weight of its blocks that stand in a paragraph element.</summary>
    internal int ParagraphWeight { get; set; }

    /// <summary>Weight of its blocks that are long and hold few links.</summary>
    internal int ProseWeight { get; set; }

    /// <summary>Position among the element children of its parent.</summary>
    internal int Position { get; set; }

    /// <summary>How many block-level children it has.</summary>
    internal int Children { get; set; }

    internal int BlockCount => EndBlock - FirstBlock;

    /// <summary>Adds its sums to those of the element around it, once all inside it is read.</summary>
    internal void AddToParent()
    {
        if (Parent is null)
            return;
        Parent.Weight += Weight;
        Parent.LinkWeight += LinkWeight;
        Parent.Sentences += Sentences;
        Parent.ProseWeight += ProseWeight;
        Parent.ParagraphWeight += ParagraphWeight;
    }

    internal bool Contains(TextBlock block) => block.Index >= FirstBlock && block.Index < EndBlock;
}
