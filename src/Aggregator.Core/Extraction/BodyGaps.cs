using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>Headings and list items right among the chosen blocks belong to them, though a strict threshold for the whole page may leave them out.</summary>
internal static class BodyGaps
{
    private const int Reach = 4;
    private const float LeastChance = 0.4f;

    /// <summary>The chosen blocks with those.</summary>
    internal static IReadOnlyList<TextBlock> Filled(PageTree tree, float[] chance, IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        var body = new List<TextBlock>(chosen.Count);
        var filled = 0;
        foreach (var block in chosen)
        {
            if (body.Count > 0 && block.Index - body[^1].Index <= 2 * Reach)
                for (var index = body[^1].Index + 1; index < block.Index; index++)
                    if (chance[index] >= LeastChance && block.Index - index <= Reach && tree.Blocks[index].Container is { Hidden: false, Kind: ElementKind.Heading or ElementKind.ListItem })
                    {
                        body.Add(tree.Blocks[index]);
                        filled++;
                    }
            body.Add(block);
        }
        decisions = filled == 0 ? [] : [$"{filled} heading(s) or list item(s) among the chosen blocks stay"];
        return filled == 0 ? chosen : body;
    }
}
