using System.Globalization;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// A sum of small decision trees (gradient boosting; Friedman, "Greedy function approximation", 2001). The file is text: a line
/// <c>tree</c> begins each tree; then one node a line: <c>feature threshold yes no</c> or <c>= value</c>; yes when feature is at most threshold.
/// </summary>
internal sealed class TreeModel
{
    /// <summary>From this depth on most rows have come to a leaf, so that looking whether all have costs less than going on.</summary>
    private const int UsualDepth = 5;

    private readonly Node[] _nodes;
    private readonly float[] _values;
    private readonly Tree[] _trees;

    private TreeModel(Node[] nodes, float[] values, Tree[] trees) => (_nodes, _values, _trees) = (nodes, values, trees);

    /// <summary>Reads a model; a feature that the product does not know is an error.</summary>
    internal static TreeModel Read(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        var layout = new Layout(features);
        var tree = new List<string[]>();
        foreach (var line in lines)
        {
            if (line != "tree")
            {
                tree.Add(line.Split(' '));
                continue;
            }
            layout.Add(tree);
            tree.Clear();
        }
        layout.Add(tree);
        return new TreeModel([.. layout.Nodes], [.. layout.Values], [.. layout.Trees]);
    }

    /// <summary>The chance from 0 to 1 that the row is of the learnt class.</summary>
    internal float Chance(ReadOnlySpan<float> row)
    {
        var nodes = _nodes;
        var sum = 0f;
        foreach (var tree in _trees)
        {
            var at = tree.Root;
            for (var level = 0; level < tree.Depth; level++)
                at = Next(nodes, at, row);
            sum += _values[at];
        }
        return Logistic(sum);
    }

    /// <summary>The chance of every row of a table.</summary>
    internal void Chances(FeatureTable table, Span<float> chances)
    {
        var row = 0;
        for (; row + 4 <= table.Rows; row += 4)
            Chances(table[row], table[row + 1], table[row + 2], table[row + 3], chances[row..]);
        for (; row < table.Rows; row++)
            chances[row] = Chance(table[row]);
    }

    // Walking four rows side by side keeps the processor from waiting for one.
    private void Chances(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d, Span<float> chances)
    {
        var nodes = _nodes;
        var values = _values;
        float sumA = 0, sumB = 0, sumC = 0, sumD = 0;
        foreach (var tree in _trees)
        {
            int atA = tree.Root, atB = atA, atC = atA, atD = atA;
            for (var level = 1; level <= tree.Depth; level++)
            {
                atA = Next(nodes, atA, a);
                atB = Next(nodes, atB, b);
                atC = Next(nodes, atC, c);
                atD = Next(nodes, atD, d);
                if (level >= UsualDepth && (nodes[atA].Step | nodes[atB].Step | nodes[atC].Step | nodes[atD].Step) == 0)
                    break;
            }
            sumA += values[atA];
            sumB += values[atB];
            sumC += values[atC];
            sumD += values[atD];
        }
        (chances[0], chances[1], chances[2], chances[3]) = (Logistic(sumA), Logistic(sumB), Logistic(sumC), Logistic(sumD));
    }

    // No branch to predict: the second child stands behind the first, and a leaf is its own first child.
    private static int Next(Node[] nodes, int at, ReadOnlySpan<float> row)
    {
        ref readonly var node = ref nodes[at];
        return at + node.Step + (row[node.Feature] > node.Threshold ? 1 : 0);
    }

    /// <summary>The chance of these log odds.</summary>
    internal static float Logistic(float sum) => 1f / (1f + MathF.Exp(-sum));

    // Small, so that a model fits the nearest caches. Step leads to the first child; a leaf has the first feature, a threshold that nothing exceeds, and step 0.
    private readonly record struct Node(float Threshold, ushort Feature, ushort Step);

    private readonly record struct Tree(int Root, int Depth);

    // Lays trees out level by level, with the two children of a node side by side.
    private sealed class Layout(IReadOnlyList<string> features)
    {
        private readonly Dictionary<string, int> _features = features.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);

        internal List<Node> Nodes { get; } = [];

        internal List<float> Values { get; } = [];

        internal List<Tree> Trees { get; } = [];

        internal void Add(List<string[]> lines)
        {
            if (lines.Count == 0)
                return;
            var level = new List<(int Line, int Node)> { (0, NewNode()) };
            var tree = new Tree(level[0].Node, 0);
            while (true)
            {
                var below = new List<(int Line, int Node)>();
                foreach (var (line, node) in level)
                    Place(lines[line], node, below);
                if (below.Count == 0)
                    break;
                (level, tree) = (below, tree with { Depth = tree.Depth + 1 });
            }
            Trees.Add(tree);
        }

        private void Place(string[] parts, int node, List<(int, int)> below)
        {
            if (parts[0] == "=")
            {
                Nodes[node] = new Node(float.PositiveInfinity, 0, 0);
                Values[node] = Number(parts[1]);
                return;
            }
            int first = NewNode(), second = NewNode();
            Nodes[node] = new Node(Number(parts[1]), (ushort)_features[parts[0]], checked((ushort)(first - node)));
            below.Add((int.Parse(parts[2], CultureInfo.InvariantCulture), first));
            below.Add((int.Parse(parts[3], CultureInfo.InvariantCulture), second));
        }

        private int NewNode()
        {
            Nodes.Add(default);
            Values.Add(0);
            return Nodes.Count - 1;
        }

        private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
    }
}
