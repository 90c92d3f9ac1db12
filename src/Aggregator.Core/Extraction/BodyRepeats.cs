using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>A page that holds its article twice, say once for the screen and once for the printer, is read once.</summary>
internal static class BodyRepeats
{
    private const int LongBlock = 60;

    /// <summary>Least share of the chosen text that must be there twice.</summary>
    private const float LeastShare = 0.15f;

    /// <summary>The chosen blocks without the lesser of two copies, if each stands in an element of its own.</summary>
    internal static IReadOnlyList<TextBlock> Without(IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        var pairs = chosen.Where(block => block.Weight >= LongBlock).GroupBy(block => block.Text, StringComparer.Ordinal)
            .Select(copies => copies.ToList()).Where(copies => copies.Count > 1).ToList();
        if (pairs.Count < 2 || pairs.Sum(copies => copies[0].Weight) < LeastShare * chosen.Sum(block => block.Weight) || pairs.Exists(copies => copies.Count > 2))
            return chosen;
        PageElement first = Around(pairs.ConvertAll(copies => copies[0])), second = Around(pairs.ConvertAll(copies => copies[1]));
        if (pairs.Exists(copies => first.Contains(copies[1]) || second.Contains(copies[0])))
            return chosen;
        var lesser = Weight(chosen, first) < Weight(chosen, second) ? first : second;
        var twice = pairs.SelectMany(copies => copies).ToHashSet();
        decisions = [$"cut: <{lesser.Node.LocalName}> says what is said elsewhere on the page"];
        return [.. chosen.Where(block => !lesser.Contains(block) || block.Weight >= LongBlock && !twice.Contains(block))];
    }

    private static int Weight(IReadOnlyList<TextBlock> chosen, PageElement element) => chosen.Where(element.Contains).Sum(block => block.Weight);

    private static PageElement Around(List<TextBlock> blocks)
    {
        var element = blocks[0].Container;
        while (element.Parent is not null && !blocks.TrueForAll(element.Contains))
            element = element.Parent;
        return element;
    }
}
