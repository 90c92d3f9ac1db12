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
        var pairs = chosen.Where(block => block.Weight >= LongBlock).GroupBy(block => Bare(block.Text), StringComparer.Ordinal)
            .Select(copies => copies.ToList()).Where(copies => copies.Count > 1).ToList();
        if (pairs.Count < 2 || pairs.Sum(copies => copies[0].Weight) < LeastShare * chosen.Sum(block => block.Weight) || pairs.Exists(copies => copies.Count > 2))
            return chosen;
        if (Lesser(chosen, pairs.ConvertAll(copies => copies[0]), [.. pairs.Select(copies => copies[1]).OrderBy(block => block.Index)]) is not { } lesser)
            return chosen;
        var twice = pairs.SelectMany(copies => copies).ToHashSet();
        decisions = [$"cut: blocks {lesser.From} to {lesser.To - 1} say what is said elsewhere on the page"];
        return [.. chosen.Where(block => block.Index < lesser.From || block.Index >= lesser.To || block.Weight >= LongBlock && !twice.Contains(block))];
    }

    // One copy may begin with a dash or end with an arrow that the other has not.
    private static string Bare(string text)
    {
        int from = 0, to = text.Length;
        while (from < to && !char.IsLetterOrDigit(text[from]))
            from++;
        while (to > from && !char.IsLetterOrDigit(text[to - 1]))
            to--;
        return text[from..to];
    }

    // Each copy stands in an element of its own, or one after the other; null when they are mixed.
    private static (int From, int To)? Lesser(IReadOnlyList<TextBlock> chosen, List<TextBlock> firsts, List<TextBlock> seconds)
    {
        PageElement around = BodyHtml.CommonContainer(firsts)!, other = BodyHtml.CommonContainer(seconds)!;
        (int From, int To) first = (around.FirstBlock, around.EndBlock), second = (other.FirstBlock, other.EndBlock);
        if (firsts.Exists(other.Contains) || seconds.Exists(around.Contains))
            (first, second) = ((firsts[0].Index, firsts[^1].Index + 1), (seconds[0].Index, seconds[^1].Index + 1));
        if (first.From < second.To && second.From < first.To)
            return null;
        return Weight(chosen, first) < Weight(chosen, second) ? first : second;
    }

    private static int Weight(IReadOnlyList<TextBlock> chosen, (int From, int To) range) => chosen.Where(block => block.Index >= range.From && block.Index < range.To).Sum(block => block.Weight);
}
