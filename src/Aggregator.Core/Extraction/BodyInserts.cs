using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction;

/// <summary>Tables of figures and preformatted text that stand among the chosen paragraphs belong to them, though they do not read like prose.</summary>
internal static class BodyInserts
{
    private const int MostBlocks = 400;

    /// <summary>The chosen blocks with those inserts.</summary>
    internal static IReadOnlyList<TextBlock> With(PageTree tree, IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        if (chosen.Count < 2)
            return chosen;
        var shown = chosen.Select(block => block.Index).ToHashSet();
        var inserts = new HashSet<PageElement>();
        var figures = new Dictionary<PageElement, bool>();
        // One right after the last paragraph is led up to by it.
        for (var index = chosen[0].Index + 1; index <= chosen[^1].Index + 1 && index < tree.Blocks.Count; index++)
            if (!shown.Contains(index) && Insert(tree.Blocks[index], figures) is { } element && element.FirstBlock > chosen[0].Index && element.FirstBlock <= chosen[^1].Index + 1
                && Holds(element.Parent, chosen, shown))
                inserts.Add(element);
        if (inserts.Count == 0)
            return chosen;
        foreach (var element in inserts)
            for (var index = element.FirstBlock; index < element.EndBlock; index++)
                if (!tree.Blocks[index].Container.Hidden)
                    shown.Add(index);
        decisions = [.. inserts.Select(element => $"insert: <{element.Node.LocalName}> of {element.BlockCount} lines stands among the chosen paragraphs")];
        return [.. shown.Order().Select(index => tree.Blocks[index])];
    }

    private static PageElement? Insert(TextBlock block, Dictionary<PageElement, bool> figures)
    {
        for (var element = block.Container; element is not null; element = element.Parent)
            if (element.Kind == ElementKind.Preformatted && !element.Hidden || element.Kind == ElementKind.Table && element.Node.LocalName == "table" && IsOfFigures(element, figures))
                return element.BlockCount <= MostBlocks ? element : null;
        return null;
    }

    // Head cells and hardly a link: not the layout of a page, nor a list of other articles.
    private static bool IsOfFigures(PageElement table, Dictionary<PageElement, bool> figures)
    {
        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(figures, table, out var isKnown);
        return isKnown ? known : known = IsOfFigures(table);
    }

    private static bool IsOfFigures(PageElement table) =>
        !table.Hidden && table.BlockCount >= 4 && table.LinkWeight * 5 < table.Weight && table.ProseWeight * 2 < table.Weight && HasHeadCells(table.Node);

    private static bool HasHeadCells(MarkupElement table)
    {
        var head = false;
        foreach (var node in table.Descendants())
            if (node is MarkupElement { LocalName: "form" or "input" or "table" })
                return false;
            else
                head |= node is MarkupElement { LocalName: "th" };
        return head;
    }

    // The paragraphs before and after it stand in the same element.
    private static bool Holds(PageElement? parent, IReadOnlyList<TextBlock> chosen, HashSet<int> shown) =>
        parent is not null && shown.Contains(chosen[0].Index) && chosen.Count(parent.Contains) * 2 >= chosen.Count;
}
