namespace Aggregator.Core.Extraction.Drift;

/// <summary>A history parted into what is taken for usual and what came since.</summary>
/// <param name="Before">What is taken for usual, oldest first.</param>
/// <param name="Since">What came since, oldest first.</param>
internal sealed record HistoryCut<T>(IReadOnlyList<T> Before, IReadOnlyList<T> Since)
{
    /// <summary>Whether some are unlike those before them.</summary>
    public delegate bool Test(IReadOnlyList<T> before, IReadOnlyList<T> recent, DriftThresholds thresholds);

    // As far back as a change is looked for that came all at once, between two looks.
    private const int MostSince = DriftDetector.MostHistory - DriftDetector.MostBefore;

    /// <summary>Nothing is known.</summary>
    public static HistoryCut<T> Empty { get; } = new([], []);

    /// <summary>The latest that are looked at.</summary>
    public IReadOnlyList<T> Recent => [.. Since.TakeLast(DriftDetector.MostRecent)];

    /// <summary>Parts a history: before the latest articles or, when those before them are changed too, before these as well.</summary>
    /// <param name="history">Oldest first.</param>
    /// <param name="departs">Tells what is changed.</param>
    /// <returns>Empty while too few are known.</returns>
    public static HistoryCut<T> Of(IReadOnlyList<T> history, Test departs)
    {
        const int Step = DriftDetector.MostRecent;
        var since = Math.Min(Step, history.Count - DriftDetector.LeastBefore);
        if (since < DriftDetector.LeastRecent)
            return Empty;
        var recent = Latest(since);
        if (!departs(Before(since), recent, DriftThresholds.Begins))
        {
            if (!departs(Before(since + Step), recent, DriftThresholds.Begins))
                return new HistoryCut<T>(Before(since), recent);
            since += Step;
        }

        while (since + Step <= MostSince && departs(Before(since + Step), [.. Latest(since + Step).Take(Step)], DriftThresholds.Reaches))
            since += Step;
        return new HistoryCut<T>(Before(since), Latest(since));

        IReadOnlyList<T> Before(int last) => [.. history.SkipLast(last).TakeLast(DriftDetector.MostBefore)];
        IReadOnlyList<T> Latest(int count) => [.. history.TakeLast(count)];
    }
}
