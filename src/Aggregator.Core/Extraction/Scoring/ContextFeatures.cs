using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>The features that the second model adds: what the first one thinks of the neighbours and of the elements around a block.</summary>
internal static class ContextFeatures
{
    private static readonly string[] Offsets = ["p_prev5", "p_prev4", "p_prev3", "p_prev2", "p_prev1", "p_next1", "p_next2", "p_next3", "p_next4", "p_next5"];
    private static readonly int[] Steps = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5];
    private static readonly string[] Levels = ["p_container", "p_parent", "p_grandparent", "p_level3", "p_level4"];

    /// <summary>The features' names: those of the first model, then these.</summary>
    internal static IReadOnlyList<string> Names { get; } = ReadNames();

    /// <summary>Rows of the first model's features with these appended; null where block and neighbours are all below <paramref name="least"/>.</summary>
    internal static float[]?[] Of(PageFacts facts, float[][] first, float[] chance, float least)
    {
        var context = new Context(facts, chance);
        var rows = new float[]?[first.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (IsHopeless(chance, i, least))
                continue;
            var row = new float[Names.Count];
            first[i].CopyTo(row, 0);
            Fill(facts.Tree.Blocks[i], context, new FeatureRow(row.AsSpan(first[i].Length), null));
            rows[i] = row;
        }
        return rows;
    }

    /// <summary>The same for those blocks only that are not hopeless; <paramref name="looked"/> names them in order.</summary>
    internal static FeatureTable TableOf(PageFacts facts, FeatureTable first, float[] chance, float least, out List<int> looked)
    {
        looked = [];
        for (var i = 0; i < chance.Length; i++)
            if (!IsHopeless(chance, i, least))
                looked.Add(i);
        var context = new Context(facts, chance);
        var table = new FeatureTable(looked.Count, Names.Count);
        for (var at = 0; at < looked.Count; at++)
        {
            var row = first[looked[at]];
            row.CopyTo(table[at]);
            Fill(facts.Tree.Blocks[looked[at]], context, new FeatureRow(table[at][row.Length..], null));
        }
        return table;
    }

    private static bool IsHopeless(float[] chance, int i, float least) =>
        chance[i] < least && (i == 0 || chance[i - 1] < least) && (i + 1 == chance.Length || chance[i + 1] < least);

    private static void Fill(TextBlock block, Context context, FeatureRow row)
    {
        var chance = context.Chance;
        row.Add("p", chance[block.Index]);
        for (var i = 0; i < Steps.Length; i++)
        {
            var at = block.Index + Steps[i];
            row.Add(Offsets[i], at >= 0 && at < chance.Length ? chance[at] : -1);
        }
        PageElement? element = block.Container;
        foreach (var level in Levels)
        {
            row.Add(level, element is null ? -1 : context.Mean(element.FirstBlock, element.EndBlock));
            element = element?.Parent;
        }
        row.Add("p_before5", context.Mean(Math.Max(0, block.Index - 5), block.Index));
        row.Add("p_after5", context.Mean(block.Index + 1, Math.Min(chance.Length, block.Index + 6)));
        row.Add("p_mass", context.Mass);
        row.Add("p_mass_before", context.MassTo(block.Index) / Math.Max(1, context.Mass));
        row.Add("p_mass_share", block.Weight / Math.Max(1, context.Mass));
        row.Add("p_since_likely", context.SinceLikely[block.Index]);
        row.Add("p_until_likely", context.UntilLikely[block.Index]);
        row.Add("p_run", context.Mean(block.Index - Math.Min(block.Index, context.SinceLikely[block.Index]), Math.Min(chance.Length, block.Index + 1 + context.UntilLikely[block.Index])));
        var inside = context.Best.Contains(block);
        row.Add("best_inside", inside);
        row.Add("best_levels", inside ? block.Container.Depth - context.Best.Depth : -1);
        row.Add("best_distance", inside ? 0 : block.Index < context.Best.FirstBlock ? block.Index - context.Best.FirstBlock : block.Index - context.Best.EndBlock + 1);
        row.Add("best_mean", context.Mean(context.Best.FirstBlock, context.Best.EndBlock));
        row.Add("p_alike_container", context.Alike(block));
    }

    private static List<string> ReadNames()
    {
        var names = new List<string>(BlockFeatures.Names);
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<p>x");
        var tree = PageTreeReader.Read(document, new Uri("http://localhost/"), CancellationToken.None);
        var facts = PageFacts.Of(tree, Metadata.PageHead.Read(tree));
        Fill(tree.Blocks[0], new Context(facts, [0.5f]), new FeatureRow([], names));
        return names;
    }

    private sealed class Context
    {
        private const int Long = 40;

        private readonly float[] _mass;
        private readonly float[] _weight;
        private readonly Dictionary<Signature, (float Mass, float Weight)> _alike = [];

        internal Context(PageFacts facts, float[] chance)
        {
            Chance = chance;
            var blocks = facts.Tree.Blocks;
            _mass = new float[chance.Length + 1];
            _weight = new float[chance.Length + 1];
            var gain = new float[chance.Length + 1];
            foreach (var block in blocks)
            {
                var weight = block.Weight + 4f;
                _mass[block.Index + 1] = _mass[block.Index] + weight * chance[block.Index];
                _weight[block.Index + 1] = _weight[block.Index] + weight;
                gain[block.Index + 1] = gain[block.Index] + weight * (chance[block.Index] - 0.5f);
                var key = Signature.Of(block.Container);
                var (mass, total) = _alike.GetValueOrDefault(key);
                _alike[key] = (mass + weight * chance[block.Index], total + weight);
            }
            Best = facts.Tree.Elements.MaxBy(element => gain[element.EndBlock] - gain[element.FirstBlock] + 0.001f * element.Depth)!;
            SinceLikely = Distances(chance, 1);
            UntilLikely = Distances(chance, -1);
        }

        internal float[] Chance { get; }

        internal PageElement Best { get; }

        internal int[] SinceLikely { get; }

        internal int[] UntilLikely { get; }

        internal float Mass => _mass[^1];

        internal float MassTo(int index) => _mass[index];

        internal float Mean(int from, int to) => to <= from ? -1 : (_mass[to] - _mass[from]) / Math.Max(1, _weight[to] - _weight[from]);

        internal float Alike(TextBlock block)
        {
            var (mass, weight) = _alike[Signature.Of(block.Container)];
            return mass / Math.Max(1, weight);
        }

        private static int[] Distances(float[] chance, int step)
        {
            var distances = new int[chance.Length];
            var distance = Long;
            for (var i = step > 0 ? 0 : chance.Length - 1; i >= 0 && i < chance.Length; i += step)
            {
                distances[i] = distance;
                distance = chance[i] > 0.5f ? 1 : Math.Min(Long, distance + 1);
            }
            return distances;
        }
    }
}
