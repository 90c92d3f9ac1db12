using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// Draws the chances of blocks that are made alike and follow one another together, and those of one list's items: mostly all of them are of the
/// body or none is, so one odd chance leaves no hole and no stray line.
/// </summary>
internal static class AlikeChances
{
    /// <summary>Blocks alike before and after one that count, and how far it moves to their mean.</summary>
    private const int Reach = 2;
    private const float Pull = 0.3f;

    /// <summary>How far an item moves to the mean of its list.</summary>
    private const float ListPull = 0.5f;
    private const int LeastItems = 3;

    /// <summary>Blocks that are links for the most part keep their chance, and others do not look at them.</summary>
    private const float MostLinks = 0.5f;

    /// <summary>No chance counts as surer than so much.</summary>
    private const float Surest = 0.997f;

    /// <summary>The chances drawn together, one a block.</summary>
    internal static float[] Of(PageFacts facts, float[] chance)
    {
        var text = facts.Tree.Blocks.Where(block => block.LinkDensity < MostLinks).ToArray();
        var given = Array.ConvertAll(text, block => Odds(chance[block.Index]));
        var drawn = (float[])given.Clone();
        DrawStyles(facts.NestedStyles, text, given, drawn);
        DrawLists(text, drawn);
        var result = (float[])chance.Clone();
        for (var i = 0; i < text.Length; i++)
            result[text[i].Index] = TreeModel.Logistic(drawn[i]);
        return result;
    }

    private static void DrawStyles(BlockStyles styles, TextBlock[] text, float[] odds, float[] drawn)
    {
        var order = Enumerable.Range(0, text.Length).ToArray();
        Array.Sort(Array.ConvertAll(order, i => (styles.NumberOf(text[i]), i)), order);
        for (var at = 0; at < order.Length; at++)
        {
            var style = styles.NumberOf(text[order[at]]);
            float sum = 0, weight = 0;
            for (var near = Math.Max(0, at - Reach); near <= Math.Min(order.Length - 1, at + Reach); near++)
                if (styles.NumberOf(text[order[near]]) == style)
                    Count(text[order[near]], odds[order[near]], ref sum, ref weight);
            drawn[order[at]] += Pull * (sum / weight - odds[order[at]]);
        }
    }

    private static void DrawLists(TextBlock[] text, float[] drawn)
    {
        var lists = new Dictionary<PageElement, List<int>>();
        for (var i = 0; i < text.Length; i++)
            if (text[i].Container is { Kind: ElementKind.ListItem, Parent: { } list })
                (lists.TryGetValue(list, out var items) ? items : lists[list] = []).Add(i);
        foreach (var items in lists.Values.Where(items => items.Count >= LeastItems))
        {
            float sum = 0, weight = 0;
            foreach (var item in items)
                Count(text[item], drawn[item], ref sum, ref weight);
            foreach (var item in items)
                drawn[item] += ListPull * (sum / weight - drawn[item]);
        }
    }

    // A line says little of the others, a paragraph enough.
    private static void Count(TextBlock block, float odds, ref float sum, ref float weight)
    {
        var counts = Math.Min(100, block.Weight) + 5f;
        sum += counts * odds;
        weight += counts;
    }

    private static float Odds(float chance)
    {
        chance = Math.Clamp(chance, 1 - Surest, Surest);
        return MathF.Log(chance / (1 - chance));
    }
}
