using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction;

/// <summary>Tables of figures and preformatted text that stand among the chosen paragraphs belong to them, though they do not read like prose.</summary>
internal static class BodyInserts
{
    private const int MostBlocks = 400;
    private const int MostFrames = 3;

    /// <summary>Without head cells, what makes a table one of figures: even rows, and digits in this share of its cells.</summary>
    private const int LeastRows = 4;
    private const float LeastDigits = 0.3f;

    /// <summary>The chosen blocks with those inserts.</summary>
    internal static IReadOnlyList<TextBlock> With(PageTree tree, IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        if (chosen.Count < 2)
            return chosen;
        var shown = chosen.Select(block => block.Index).ToHashSet();
        var inserts = new HashSet<PageElement>();
        var seen = new HashSet<PageElement>();
        // One right after the last paragraph is led up to by it.
        for (var index = chosen[0].Index + 1; index <= chosen[^1].Index + 1 && index < tree.Blocks.Count; index++)
            if (!shown.Contains(index) && Around(tree.Blocks[index]) is { } element && seen.Add(element) && IsInsert(element, tree)
                && element.FirstBlock > chosen[0].Index && element.FirstBlock <= chosen[^1].Index + 1 && Holds(FrameOf(element, chosen), chosen))
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

    // The preformatted text or the table that the block stands in.
    private static PageElement? Around(TextBlock block)
    {
        for (var element = block.Container; element is not null; element = element.Parent)
            if (element.Kind == ElementKind.Preformatted || element.Kind == ElementKind.Table && element.Node.LocalName == "table")
                return element;
        return null;
    }

    private static bool IsInsert(PageElement element, PageTree tree) =>
        !element.Hidden && element.BlockCount <= MostBlocks && (element.Kind == ElementKind.Preformatted || IsOfFigures(element, tree));

    // A frame around a table and its heading is its own.
    private static PageElement? FrameOf(PageElement table, IReadOnlyList<TextBlock> chosen)
    {
        var element = table.Parent;
        for (var level = 0; level < MostFrames && element is not null && element.BlockCount <= 2 * table.BlockCount && !chosen.Any(block => element.Contains(block) && block.Container.Kind != ElementKind.Heading); level++)
            element = element.Parent;
        return element;
    }

    // Head cells or even rows, and hardly a link: not the layout of a page, nor a list of other articles.
    private static bool IsOfFigures(PageElement table, PageTree tree) =>
        table.BlockCount >= 4 && table.LinkWeight * 5 < table.Weight && table.ProseWeight * 2 < table.Weight && IsPlain(table.Node, out var heads) && (heads || IsGrid(table, tree));

    private static bool IsPlain(MarkupElement table, out bool heads)
    {
        heads = false;
        foreach (var node in table.Descendants())
            if (node is MarkupElement { LocalName: "form" or "input" or "table" })
                return false;
            else
                heads |= node is MarkupElement { LocalName: "th" };
        return true;
    }

    // Nearly all rows have as many cells, each of one line.
    private static bool IsGrid(PageElement table, PageTree tree)
    {
        var rows = tree.Between(table.FirstBlock, table.EndBlock - 1).Where(block => block.Container.Kind == ElementKind.Cell).GroupBy(block => block.Container.Parent).Select(row => row.Count()).ToList();
        if (rows.Count < LeastRows)
            return false;
        var usual = rows.GroupBy(cells => cells).MaxBy(group => group.Count())!;
        var digits = tree.Between(table.FirstBlock, table.EndBlock - 1).Count(block => block.Measure.Digits * 2 > block.Weight);
        return usual.Key >= 2 && usual.Count() * 5 >= rows.Count * 4 && rows.Sum() * 10 >= table.BlockCount * 9 && digits >= LeastDigits * table.BlockCount;
    }

    // The paragraphs before and after it stand in the same element.
    private static bool Holds(PageElement? frame, IReadOnlyList<TextBlock> chosen) => frame is not null && chosen.Count(frame.Contains) * 2 >= chosen.Count;
}
