namespace Aggregator.Core.Extraction.Drift;

/// <summary>What is known of a site: its articles and pages before and recently, each oldest first; all empty where too few are known.</summary>
/// <param name="Before">Articles before.</param>
/// <param name="Recent">Recent articles.</param>
/// <param name="PagesBefore">Pages before, articles or not.</param>
/// <param name="PagesRecent">Recent pages, articles or not.</param>
internal sealed record SiteHistory(IReadOnlyList<SiteSample> Before, IReadOnlyList<SiteSample> Recent, IReadOnlyList<PageSample> PagesBefore, IReadOnlyList<PageSample> PagesRecent)
{
    private const int Examples = 3;
    private const int ExamplesAmong = 50;

    /// <summary>In which respects the site is not what it was, the worst first.</summary>
    /// <param name="open">The respects in which it was found changed already; they are held to by milder bounds.</param>
    public IReadOnlyList<Departure> Departures(IReadOnlyCollection<DepartureKind> open)
    {
        var begun = All(DriftThresholds.Begins);
        var held = open.Count == 0 ? [] : All(DriftThresholds.Holds).Where(departure => open.Contains(departure.Kind));
        return [.. begun.Concat(held).DistinctBy(departure => departure.Kind).OrderBy(departure => departure.Kind)];
    }

    /// <summary>When the first article or page came that shows one of the departures.</summary>
    public DateTimeOffset Onset(IReadOnlyList<Departure> departures) => departures.Min(departure => departure.Kind == DepartureKind.Pages
        ? PagesRecent.First(page => page.Id == ChangePoint.Of([.. PagesRecent.Select(other => other.Id)], departure.Odd)).At
        : Recent.First(sample => sample.Id == ChangePoint.Of([.. Recent.Select(other => other.Id)], departure.Odd)).At);

    /// <summary>Articles that show how the site was: of the latest those whose length is most usual; newest first.</summary>
    public IReadOnlyList<long> ExamplesBefore()
    {
        if (Before.Count == 0)
            return [];
        var usual = new Measure(Before.Select(sample => sample.Letters)).Centre;
        return [.. Before.TakeLast(ExamplesAmong).OrderBy(sample => Math.Abs(Measure.Log(sample.Letters) - usual)).ThenByDescending(sample => sample.Id)
            .Take(Examples).Select(sample => sample.Id).OrderDescending()];
    }

    /// <summary>Articles that show a departure, the worst one first; newest first.</summary>
    public static IReadOnlyList<long> ExamplesAfter(IReadOnlyList<Departure> departures) => Latest(departures.FirstOrDefault(departure => departure.Kind != DepartureKind.Pages));

    /// <summary>Entries whose pages are no articles any more, newest first.</summary>
    public static IReadOnlyList<long> ExamplesOfPages(IReadOnlyList<Departure> departures) => Latest(departures.FirstOrDefault(departure => departure.Kind == DepartureKind.Pages));

    private static IReadOnlyList<long> Latest(Departure? departure) => departure is null ? [] : [.. departure.Odd.OrderDescending().Take(Examples)];

    private IEnumerable<Departure> All(DriftThresholds thresholds) =>
        DriftDetector.ComparePages(PagesBefore, PagesRecent, thresholds) is { } pages
            ? DriftDetector.Compare(Before, Recent, thresholds).Prepend(pages)
            : DriftDetector.Compare(Before, Recent, thresholds);
}
