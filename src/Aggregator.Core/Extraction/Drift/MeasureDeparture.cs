namespace Aggregator.Core.Extraction.Drift;

/// <summary>A number that recent articles have otherwise than those before.</summary>
/// <param name="Before">The median before.</param>
/// <param name="Now">The median of recent articles.</param>
/// <param name="Odd">The recent articles that show it, oldest first.</param>
internal sealed record MeasureDeparture(double Before, double Now, IReadOnlyList<long> Odd)
{
    /// <summary>Whether it fell.</summary>
    public bool Fell => Now < Before;

    /// <summary>Finds it: the median moved by a factor that matters and beyond the spread, lies where that of as many in a row never was, and the rank sum says that chance did not do it.</summary>
    /// <param name="before">The numbers before.</param>
    /// <param name="recent">The recent numbers, oldest first.</param>
    /// <param name="ids">The articles they are of.</param>
    /// <param name="thresholds">How far is far.</param>
    public static MeasureDeparture? Find(Measure before, IReadOnlyList<int> recent, IReadOnlyList<long> ids, DriftThresholds thresholds)
    {
        var logs = recent.Select(Measure.Log).ToList();
        var median = Measure.MedianOf(logs);
        var moved = median - before.Centre;
        if (Math.Abs(moved) < Math.Max(-Math.Log(thresholds.Ratio), thresholds.Spreads * before.Spread))
            return null;
        var (low, high) = before.RangeOf(recent.Count);
        if (thresholds.IsNew && (moved < 0 ? median >= low : median <= high))
            return null;
        if (before.Sigmas(logs) * Math.Sign(moved) < thresholds.Sigmas)
            return null;
        var middle = before.Centre + (moved / 2);
        return new MeasureDeparture(before.Median, Math.Exp(median) - 1, [.. ids.Where((_, i) => moved < 0 ? logs[i] < middle : logs[i] > middle)]);
    }
}
