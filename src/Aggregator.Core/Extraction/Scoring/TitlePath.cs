using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>How each block-level element is related to the one that holds the article's title: levels up to what holds both, and levels down to the title.</summary>
internal sealed class TitlePath
{
    private readonly PageElement[] _common;

    private TitlePath(PageElement[] common, int depth) => (_common, TitleDepth) = (common, depth);

    /// <summary>The depth of the element that holds the title.</summary>
    internal int TitleDepth { get; }

    /// <summary>The paths of a page; null when no block titles the article.</summary>
    internal static TitlePath? Of(PageTree tree, int titleAt)
    {
        if (titleAt < 0)
            return null;
        var title = tree.Blocks[titleAt].Container;
        var common = new PageElement[tree.Elements.Count];
        for (PageElement? above = title; above is not null; above = above.Parent)
            common[above.Index] = above;
        foreach (var element in tree.Elements)
            common[element.Index] ??= element.Parent is null ? element : common[element.Parent.Index];
        return new TitlePath(common, title.Depth);
    }

    /// <summary>The innermost element that holds both the title and this element.</summary>
    internal PageElement Common(PageElement element) => _common[element.Index];
}
