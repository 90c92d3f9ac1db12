using System.Globalization;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// A sum of small decision trees (gradient boosting; Friedman, "Greedy function approximation", 2001). The file is text: a line
/// <c>tree</c> begins each tree; then one node a line: <c>feature threshold yes no</c> or <c>= value</c>; yes when feature is at most threshold.
/// </summary>
internal sealed class TreeModel
{
    private readonly Node[] _nodes;
    private readonly int[] _roots;

    private TreeModel(List<Node> nodes, List<int> roots) => (_nodes, _roots) = ([.. nodes], [.. roots]);

    /// <summary>Reads a model; a feature that the product does not know is an error.</summary>
    internal static TreeModel Read(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        var index = features.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        var nodes = new List<Node>();
        var roots = new List<int>();
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            if (parts[0] == "tree")
                roots.Add(nodes.Count);
            else if (parts[0] == "=")
                nodes.Add(new Node(-1, float.Parse(parts[1], CultureInfo.InvariantCulture), 0, 0));
            else
                nodes.Add(new Node(index[parts[0]], float.Parse(parts[1], CultureInfo.InvariantCulture),
                    roots[^1] + int.Parse(parts[2], CultureInfo.InvariantCulture), roots[^1] + int.Parse(parts[3], CultureInfo.InvariantCulture)));
        }
        return new TreeModel(nodes, roots);
    }

    /// <summary>The chance from 0 to 1 that the row is of the learnt class.</summary>
    internal float Chance(ReadOnlySpan<float> row)
    {
        var nodes = _nodes;
        var sum = 0f;
        foreach (var root in _roots)
        {
            ref readonly var node = ref nodes[root];
            while (node.Feature >= 0)
                node = ref nodes[row[node.Feature] <= node.Threshold ? node.Yes : node.No];
            sum += node.Threshold;
        }
        return 1f / (1f + MathF.Exp(-sum));
    }

    // A leaf has feature -1 and its value as threshold.
    private readonly record struct Node(int Feature, float Threshold, int Yes, int No);
}
