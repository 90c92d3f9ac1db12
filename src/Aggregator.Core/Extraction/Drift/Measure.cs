namespace Aggregator.Core.Extraction.Drift;

/// <summary>A number of each article before, in order. Compared in logarithms, because lengths vary by factors.</summary>
internal sealed class Measure
{
    // Makes the median of absolute deviations comparable with a standard deviation (Rousseeuw and Croux 1993).
    private const double NormalScale = 1.4826;

    private readonly double[] _logs;

    /// <summary>Takes the numbers, oldest first; one at least.</summary>
    public Measure(IEnumerable<int> values)
    {
        _logs = [.. values.Select(Log)];
        Centre = MedianOf(_logs);
        Spread = NormalScale * MedianOf([.. _logs.Select(value => Math.Abs(value - Centre))]);
    }

    /// <summary>Median of the logarithms.</summary>
    public double Centre { get; }

    /// <summary>Their spread: the median of absolute deviations, scaled to a standard deviation.</summary>
    public double Spread { get; }

    /// <summary>The median as a number.</summary>
    public double Median => Math.Exp(Centre) - 1;

    /// <summary>The logarithm that numbers are compared in.</summary>
    public static double Log(int value) => Math.Log(1 + (double)value);

    /// <summary>The median of some values; one at least.</summary>
    public static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The lowest and the highest median that as many in a row had: a site whose sections take turns has been there before.</summary>
    public (double Low, double High) RangeOf(int inRow)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        for (var first = 0; first + inRow <= _logs.Length; first++)
        {
            var median = MedianOf(new ArraySegment<double>(_logs, first, inRow));
            (low, high) = (Math.Min(low, median), Math.Max(high, median));
        }

        return low <= high ? (low, high) : (Centre, Centre);
    }

    /// <summary>
    /// How many standard deviations the rank sum of recent values lies above (or below, negative) what it would be if nothing had changed,
    /// corrected for ties (Mann and Whitney 1947; Lehmann 1975). Supposes nothing of how the values are distributed.
    /// </summary>
    public double Sigmas(IReadOnlyList<double> recent)
    {
        var all = _logs.Select(value => (Value: value, IsRecent: false)).Concat(recent.Select(value => (Value: value, IsRecent: true))).OrderBy(pair => pair.Value).ToArray();
        double ranks = 0, ties = 0;
        for (int first = 0, next; first < all.Length; first = next)
        {
            for (next = first + 1; next < all.Length && all[next].Value.Equals(all[first].Value);)
                next++;
            double equal = next - first;
            ties += (equal * equal * equal) - equal;
            ranks += (first + next + 1) / 2.0 * all[first..next].Count(pair => pair.IsRecent);
        }

        double total = all.Length, few = recent.Count;
        var variance = few * (total - few) / 12 * (total + 1 - (ties / (total * (total - 1))));
        return variance > 0 ? (ranks - (few * (total + 1) / 2)) / Math.Sqrt(variance) : 0;
    }
}
