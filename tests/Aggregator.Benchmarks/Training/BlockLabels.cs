using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>What share of each block belongs to the reference body, and how much the block counts in training.</summary>
internal static class BlockLabels
{
    /// <summary>Labels from a reference text: shared runs of four tokens, first come inside the element that fits the reference best.</summary>
    internal static (float[] Label, float[] Weight) FromText(PageFacts facts, string reference)
    {
        var truth = ReferenceTokens.Of(reference);
        var left = Count(truth);
        var blocks = facts.Tree.Blocks;
        var tokens = blocks.Select(block => ReferenceTokens.Of(block.Text)).ToArray();
        var known = new Dictionary<string, int>(left, StringComparer.Ordinal);
        var raw = tokens.Select(list => Covered(list, known, consume: false)).ToArray();
        var best = Best(facts, tokens, raw);
        var lines = reference.Split('\n').Select(line => string.Concat(ReferenceTokens.Of(line))).ToHashSet(StringComparer.Ordinal);
        var label = new float[blocks.Count];
        var weight = new float[blocks.Count];
        foreach (var inside in (bool[])[true, false])
            foreach (var block in blocks.Where(block => best.Contains(block) == inside))
                label[block.Index] = tokens[block.Index].Count >= 4 ? Covered(tokens[block.Index], left, consume: true) : -1;
        var joined = Joined(tokens, known);
        foreach (var block in blocks.Where(block => label[block.Index] < 0))
            label[block.Index] = best.Contains(block) && lines.Contains(string.Concat(tokens[block.Index])) || joined[block.Index] ? 1 : 0;
        foreach (var block in blocks)
            weight[block.Index] = Math.Min(1f, (tokens[block.Index].Count + 1f) / Math.Max(20, truth.Count)) + 0.0005f;
        return (label, weight);
    }

    /// <summary>Labels from segments that must and must not occur; all other blocks count nothing.</summary>
    internal static (float[] Label, float[] Weight) FromSegments(PageFacts facts, IReadOnlyList<string> with, IReadOnlyList<string> without)
    {
        var label = new float[facts.Tree.Blocks.Count];
        var weight = new float[label.Length];
        var share = 0.7f / Math.Max(1, with.Count + without.Count);
        foreach (var block in facts.Tree.Blocks)
        {
            if (with.Any(segment => Overlaps(block.Text, segment)))
                (label[block.Index], weight[block.Index]) = (1, share);
            else if (without.Any(segment => Overlaps(block.Text, segment)))
                (label[block.Index], weight[block.Index]) = (0, share);
        }
        return (label, weight);
    }

    private static bool Overlaps(string block, string segment)
    {
        segment = string.Join(' ', segment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return segment.Length > 0 && (block.Contains(segment, StringComparison.Ordinal) || block.Length > 15 && segment.Contains(block, StringComparison.Ordinal));
    }

    private static Dictionary<string, int> Count(List<string> tokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + 4 <= tokens.Count; i++)
        {
            var key = string.Join('\u0001', tokens.GetRange(i, 4));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        return counts;
    }

    private static float Covered(List<string> tokens, Dictionary<string, int> left, bool consume)
    {
        if (tokens.Count < 4)
            return 0;
        var covered = 0;
        for (var i = 0; i + 4 <= tokens.Count; i++)
        {
            var key = string.Join('\u0001', tokens.GetRange(i, 4));
            if (left.GetValueOrDefault(key) <= 0)
                continue;
            covered++;
            if (consume)
                left[key]--;
        }
        return (float)covered / (tokens.Count - 3);
    }

    // Cells of a table and other short blocks belong when the reference goes on from one to the next.
    private static bool[] Joined(List<string>[] tokens, Dictionary<string, int> known)
    {
        var stream = tokens.SelectMany((list, block) => list.Select(token => (token, block))).ToList();
        var covered = new bool[stream.Count];
        for (var i = 0; i + 4 <= stream.Count; i++)
            if (known.ContainsKey(string.Join('\u0001', stream.GetRange(i, 4).Select(item => item.token))))
                covered.AsSpan(i, 4).Fill(true);
        var joined = tokens.Select(list => list.Count > 0).ToArray();
        for (var i = 0; i < stream.Count; i++)
            joined[stream[i].block] &= covered[i];
        return joined;
    }

    private static PageElement Best(PageFacts facts, List<string>[] tokens, float[] raw)
    {
        var gain = new float[tokens.Length + 1];
        for (var i = 0; i < tokens.Length; i++)
            gain[i + 1] = gain[i] + tokens[i].Count * (raw[i] - 0.4f);
        return facts.Tree.Elements.MaxBy(element => gain[element.EndBlock] - gain[element.FirstBlock] + 0.01f * element.Depth)!;
    }
}
