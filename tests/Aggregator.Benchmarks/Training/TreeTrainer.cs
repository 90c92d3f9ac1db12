using System.Globalization;

namespace Aggregator.Benchmarks.Training;

/// <summary>
/// Gradient boosting of small regression trees with logistic loss over binned features
/// (Friedman 2001; histograms as in LightGBM, Ke et al. 2017). Deterministic for one seed.
/// </summary>
internal sealed class TreeTrainer(int trees, int leaves, float rate, float columnShare, float rowShare, float minHessian, int seed)
{
    private const int Bins = 64;
    private const float Lambda = 0.5f;

    /// <summary>Trains on rows with fractional labels and weights; returns the model in the product's text form.</summary>
    internal List<string> Train(float[][] rows, float[] label, float[] weight, IReadOnlyList<string> names)
    {
        var direction = names.Select(FeatureDirections.Of).ToArray();
        var bins = FeatureBins.Of(rows, names.Count, Bins);
        var random = new Random(seed);
        var score = new float[rows.Length];
        var slope = new (float Gradient, float Hessian)[rows.Length];
        var lines = new List<string>();
        var scale = rows.Length / Math.Max(1e-9f, weight.Sum()) * 0.05f;
        for (var tree = 0; tree < trees; tree++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var chance = 1f / (1f + MathF.Exp(-score[i]));
                slope[i] = ((chance - label[i]) * weight[i] * scale, Math.Max(1e-6f, chance * (1 - chance) * weight[i] * scale));
            }
            var columns = Enumerable.Range(0, names.Count).Where(_ => random.NextSingle() < columnShare).ToArray();
            var sample = Enumerable.Range(0, rows.Length).Where(_ => random.NextSingle() < rowShare).ToArray();
            var grown = Grow(bins, slope, sample, columns, direction);
            lines.Add("tree");
            foreach (var node in grown)
                lines.Add(node.Feature < 0
                    ? string.Create(CultureInfo.InvariantCulture, $"= {node.Value:G5}")
                    : string.Create(CultureInfo.InvariantCulture, $"{names[node.Feature]} {bins.Edges[node.Feature][node.Bin]:G6} {node.Yes} {node.No}"));
            for (var i = 0; i < rows.Length; i++)
            {
                var at = 0;
                while (grown[at].Feature >= 0)
                    at = bins.Values[grown[at].Feature][i] <= grown[at].Bin ? grown[at].Yes : grown[at].No;
                score[i] += grown[at].Value;
            }
        }
        return lines;
    }

    private List<Node> Grow(FeatureBins bins, (float Gradient, float Hessian)[] slope, int[] sample, int[] columns, int[] direction)
    {
        var nodes = new List<Node> { Leaf(sample, slope) };
        var open = new PriorityQueue<(int Node, int[] Rows, Split Split, float[] Histogram), float>();
        Offer(open, 0, sample, bins, Histogram(bins, slope, sample, columns), columns, direction);
        for (var count = 1; count < leaves && open.TryDequeue(out var best, out _); count++)
        {
            var values = bins.Values[best.Split.Feature];
            var yes = best.Rows.Where(row => values[row] <= best.Split.Bin).ToArray();
            var no = best.Rows.Where(row => values[row] > best.Split.Bin).ToArray();
            nodes[best.Node] = new Node(best.Split.Feature, best.Split.Bin, nodes.Count, nodes.Count + 1, 0);
            nodes.Add(Leaf(yes, slope));
            nodes.Add(Leaf(no, slope));
            var small = Histogram(bins, slope, yes.Length < no.Length ? yes : no, columns);
            var large = best.Histogram;
            for (var i = 0; i < large.Length; i++)
                large[i] -= small[i];
            Offer(open, nodes.Count - 2, yes, bins, yes.Length < no.Length ? small : large, columns, direction);
            Offer(open, nodes.Count - 1, no, bins, yes.Length < no.Length ? large : small, columns, direction);
        }
        return nodes;
    }

    private Node Leaf(int[] rows, (float Gradient, float Hessian)[] slope)
    {
        double g = 0, h = 0;
        foreach (var row in rows)
        {
            g += slope[row].Gradient;
            h += slope[row].Hessian;
        }
        return new Node(-1, 0, 0, 0, (float)(-rate * g / (h + Lambda)));
    }

    private void Offer(PriorityQueue<(int, int[], Split, float[]), float> open, int node, int[] rows, FeatureBins bins, float[] histogram, int[] columns, int[] direction)
    {
        if (rows.Length >= 20 && Best(bins, histogram, columns, direction) is { } split)
            open.Enqueue((node, rows, split, histogram), -split.Gain);
    }

    private static float[] Histogram(FeatureBins bins, (float Gradient, float Hessian)[] slope, int[] rows, int[] columns)
    {
        var histogram = new float[columns.Length * Bins * 2];
        for (var c = 0; c < columns.Length; c++)
        {
            var values = bins.Values[columns[c]];
            var own = histogram.AsSpan(c * Bins * 2, Bins * 2);
            foreach (var row in rows)
            {
                var at = values[row] * 2;
                var (gradient, hessian) = slope[row];
                own[at] += gradient;
                own[at + 1] += hessian;
            }
        }
        return histogram;
    }

    private Split? Best(FeatureBins bins, float[] histogram, int[] columns, int[] direction)
    {
        Split? best = null;
        for (var c = 0; c < columns.Length; c++)
        {
            var own = histogram.AsSpan(c * Bins * 2, Bins * 2);
            float allG = 0, allH = 0, g = 0, h = 0;
            for (var bin = 0; bin < Bins; bin++)
            {
                allG += own[bin * 2];
                allH += own[bin * 2 + 1];
            }
            var before = allG * allG / (allH + Lambda);
            for (var bin = 0; bin < bins.Edges[columns[c]].Length; bin++)
            {
                g += own[bin * 2];
                h += own[bin * 2 + 1];
                if (h < minHessian || allH - h < minHessian)
                    continue;
                if (direction[columns[c]] != 0 && direction[columns[c]] * ((allG - g) / (allH - h) - g / h) > 0)
                    continue;
                var gain = g * g / (h + Lambda) + (allG - g) * (allG - g) / (allH - h + Lambda) - before;
                if (gain > 0.05f && (best is null || gain > best.Value.Gain))
                    best = new Split(columns[c], bin, gain);
            }
        }
        return best;
    }

    private readonly record struct Split(int Feature, int Bin, float Gain);

    private readonly record struct Node(int Feature, int Bin, int Yes, int No, float Value);
}
