namespace Aggregator.Benchmarks.Training;

/// <summary>Feature values put into at most 64 bins by quantile.</summary>
internal sealed record FeatureBins(float[][] Edges, byte[][] Values)
{
    internal static FeatureBins Of(float[][] rows, int features, int bins)
    {
        var edges = new float[features][];
        var values = new byte[features][];
        for (var feature = 0; feature < features; feature++)
        {
            edges[feature] = Cut(rows, feature, bins);
            values[feature] = new byte[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                var at = Array.BinarySearch(edges[feature], rows[i][feature]);
                values[feature][i] = (byte)(at < 0 ? ~at : at);
            }
        }
        return new FeatureBins(edges, values);
    }

    // An edge lies on a value that occurs: "at most this value".
    private static float[] Cut(float[][] rows, int feature, int bins)
    {
        var step = Math.Max(1, rows.Length / 20_000);
        var sample = Enumerable.Range(0, (rows.Length + step - 1) / step).Select(i => rows[i * step][feature]).Order().ToArray();
        var edges = new SortedSet<float>();
        for (var bin = 1; bin < bins; bin++)
            edges.Add(sample[(int)((long)bin * sample.Length / bins)]);
        edges.Remove(sample[^1]);
        return [.. edges];
    }
}
