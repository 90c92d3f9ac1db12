using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>A page that holds its article twice, say once for the screen and once for the printer, is read once.</summary>
internal static class BodyRepeats
{
    private const int LongBlock = 60;

    /// <summary>Least share of the chosen text that must be there twice.</summary>
    private const float LeastShare = 0.15f;

    /// <summary>How many paragraphs a block that holds them all must repeat, and what share of it they must be.</summary>
    private const int LeastParagraphs = 4;
    private const float LeastOfWhole = 0.6f;
    private const int MostWholes = 4;

    /// <summary>The chosen blocks without those that say in one piece what others say in paragraphs, and without the lesser of two copies.</summary>
    internal static IReadOnlyList<TextBlock> Without(IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        var parted = WithoutWholes(chosen, out var wholes);
        var once = WithoutCopies(parted, out var copies);
        decisions = [.. wholes, .. copies];
        return once;
    }

    // Scripts, players and readers aloud keep the whole text in one piece beside the paragraphs that are shown.
    private static IReadOnlyList<TextBlock> WithoutWholes(IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        // Few blocks are that much longer than the others, so that a page of any length costs little.
        var least = Math.Max(LeastParagraphs * LongBlock, LeastParagraphs * chosen.Sum(block => (long)block.Weight) / Math.Max(1, chosen.Count));
        var wholes = chosen.Where(block => block.Weight >= least).OrderByDescending(block => block.Weight).Take(MostWholes).Where(block => IsWhole(block, chosen)).ToHashSet();
        if (wholes.Count == 0)
            return chosen;
        decisions = [.. wholes.Select(block => $"cut: <{block.Container.Node.LocalName}> says in one piece what the paragraphs say")];
        return [.. chosen.Where(block => !wholes.Contains(block))];
    }

    private static bool IsWhole(TextBlock whole, IReadOnlyList<TextBlock> chosen)
    {
        int paragraphs = 0, weight = 0;
        foreach (var block in chosen)
            if (block.Weight >= LongBlock && block.Weight * 2 < whole.Weight && whole.Text.Contains(block.Text, StringComparison.Ordinal))
            {
                paragraphs++;
                weight += block.Weight;
            }
        return paragraphs >= LeastParagraphs && weight >= LeastOfWhole * whole.Weight;
    }

    private static IReadOnlyList<TextBlock> WithoutCopies(IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
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
