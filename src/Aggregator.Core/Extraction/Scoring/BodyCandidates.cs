using System.Collections;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Proposes bodies: likely blocks of the whole page, or of one element, at several thresholds, and the densest element by rule.</summary>
internal static class BodyCandidates
{
    private static readonly float[] PageThresholds = [0.5f, 0.25f, 0.35f, 0.65f, 0.8f];
    private static readonly float[] ElementThresholds = [0.5f, 0.08f, 0.25f, 0.4f];
    private static readonly ulong BodyBit = ClassWords.Shipped.Bit("body");

    /// <summary>The candidates without repeats; the first is the likely blocks of the whole page.</summary>
    internal static List<BodyCandidate> Of(PageFacts facts, float[] chance)
    {
        var candidates = new List<BodyCandidate>();
        var seen = new List<int[]>();
        foreach (var threshold in PageThresholds)
            Add("likely blocks", threshold, Likely(chance, 0, chance.Length, threshold));
        var top = chance.Length == 0 ? 0 : chance.Max() * 0.5f;
        Add("likeliest blocks", top, Likely(chance, 0, chance.Length, top));
        foreach (var (name, element) in Elements(facts, chance))
            foreach (var threshold in ElementThresholds)
                Add(name, threshold, Likely(chance, element.FirstBlock, element.EndBlock, threshold));
        Add("densest element", 0, Prose(facts));
        return candidates;

        void Add(string strategy, float threshold, int[] bits)
        {
            if (bits.AsSpan().IndexOfAnyExcept(0) < 0 || seen.Exists(other => other.AsSpan().SequenceEqual(bits)))
                return;
            seen.Add(bits);
            candidates.Add(new BodyCandidate(strategy, threshold, new BitArray(bits) { Length = facts.Tree.Blocks.Count }));
        }
    }

    // The blocks from one to another that have a chance, as bits.
    private static int[] Likely(float[] chance, int from, int to, float threshold)
    {
        var bits = new int[(chance.Length + 31) / 32];
        for (var i = from; i < to; i++)
            if (chance[i] >= threshold)
                bits[i >> 5] |= 1 << i;
        return bits;
    }

    private static int[] Prose(PageFacts facts)
    {
        var bits = new int[(facts.Tree.Blocks.Count + 31) / 32];
        for (var i = facts.Densest.FirstBlock; i < facts.Densest.EndBlock; i++)
            if (IsProse(facts.Tree.Blocks[i], facts.Densest))
                bits[i >> 5] |= 1 << i;
        return bits;
    }

    private static List<(string Name, PageElement Element)> Elements(PageFacts facts, float[] chance)
    {
        var found = new List<(string, PageElement)>();
        var gain = new float[chance.Length + 1];
        foreach (var block in facts.Tree.Blocks)
            gain[block.Index + 1] = gain[block.Index] + (block.Weight + 4) * (chance[block.Index] - 0.4f);
        var best = facts.Tree.Elements.MaxBy(element => gain[element.EndBlock] - gain[element.FirstBlock] + 0.001f * element.Depth)!;
        Include("likeliest element", best);
        Include("likeliest element, wider", best.Parent);
        Include("likeliest element, wider", best.Parent?.Parent);
        foreach (var element in facts.Tree.Elements.Where(element => facts.GroupProse[element.Index] > 0).OrderByDescending(element => facts.GroupProse[element.Index]).Take(3))
            Include("prose group", element);
        Include("article element", facts.Tree.Elements.Where(element => element.Kind == ElementKind.Article).MaxBy(element => element.ProseWeight));
        Include("body class", facts.Tree.Elements.Where(element => (element.Words & BodyBit) != 0).MaxBy(element => element.ProseWeight));
        Include("densest element", facts.Densest);
        return found;

        void Include(string name, PageElement? element)
        {
            if (element is not null && element.Weight > 0 && !found.Exists(pair => pair.Item2.FirstBlock == element.FirstBlock && pair.Item2.EndBlock == element.EndBlock))
                found.Add((name, element));
        }
    }

    private static bool IsProse(TextBlock block, PageElement root)
    {
        if (block.LinkDensity > 0.6f || block.Container.Hidden)
            return false;
        for (var element = block.Container; element is not null && !ReferenceEquals(element, root); element = element.Parent)
            if (Clutter.Is(element) || element.Kind is ElementKind.Control or ElementKind.Caption)
                return false;
        return true;
    }
}
