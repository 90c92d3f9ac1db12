namespace Aggregator.Core.Extraction.Drift;

/// <summary>What is known of a site, parted into what was before and what came since; empty where too few are known.</summary>
/// <param name="Articles">Its articles.</param>
/// <param name="Pages">Its pages, articles or not.</param>
internal sealed record SiteHistory(HistoryCut<SiteSample> Articles, HistoryCut<PageSample> Pages)
{
    private const int Examples = 3;
    private const int ExamplesAmong = 50;

    /// <summary>Parts what is known where the site changed, or before the latest where it did not.</summary>
    /// <param name="articles">Articles, oldest first.</param>
    /// <param name="pages">Pages, oldest first.</param>
    public static SiteHistory Of(IReadOnlyList<SiteSample> articles, IReadOnlyList<PageSample> pages) => new(
        HistoryCut<SiteSample>.Of(articles, (before, recent, thresholds) => DriftDetector.Compare(before, recent, thresholds).Count > 0),
        HistoryCut<PageSample>.Of(pages, (before, recent, thresholds) => DriftDetector.ComparePages(before, recent, thresholds) is not null));

    /// <summary>In which respects the latest articles and pages are not what they were, the worst first.</summary>
    /// <param name="open">The respects in which the site was found changed already; they are held to by milder bounds.</param>
    public IReadOnlyList<Departure> Departures(IReadOnlyCollection<DepartureKind> open)
    {
        var (articles, pages) = (Articles.Recent, Pages.Recent);
        var begun = All(articles, pages, DriftThresholds.Begins);
        var held = open.Count == 0 ? [] : All(articles, pages, DriftThresholds.Holds).Where(departure => open.Contains(departure.Kind));
        return [.. begun.Concat(held).DistinctBy(departure => departure.Kind).OrderBy(departure => departure.Kind)];
    }

    /// <summary>When the first article or page came that shows one of the departures.</summary>
    public DateTimeOffset Onset(IReadOnlyList<Departure> departures)
    {
        // Of a change that came all at once the latest articles are not the first.
        IReadOnlyList<SiteSample> articles = [.. Articles.Since.Take(DriftDetector.MostRecent)];
        IReadOnlyList<PageSample> pages = [.. Pages.Since.Take(DriftDetector.MostRecent)];
        var first = All(articles, pages, DriftThresholds.Reaches).Where(departure => departures.Any(other => other.Kind == departure.Kind)).ToList();
        if (first.Count == 0)
            (first, articles, pages) = ([.. departures], Articles.Recent, Pages.Recent);
        return first.Min(departure => departure.Kind == DepartureKind.Pages
            ? pages.First(page => page.Id == ChangePoint.Of([.. pages.Select(other => other.Id)], departure.Odd)).At
            : articles.First(sample => sample.Id == ChangePoint.Of([.. articles.Select(other => other.Id)], departure.Odd)).At);
    }

    /// <summary>Articles that show how the site was: of the latest those whose length is most usual; newest first.</summary>
    public IReadOnlyList<long> ExamplesBefore()
    {
        if (Articles.Before.Count == 0)
            return [];
        var usual = new Measure(Articles.Before.Select(sample => sample.Letters)).Centre;
        return [.. Articles.Before.TakeLast(ExamplesAmong).OrderBy(sample => Math.Abs(Measure.Log(sample.Letters) - usual)).ThenByDescending(sample => sample.Id)
            .Take(Examples).Select(sample => sample.Id).OrderDescending()];
    }

    /// <summary>Articles that show a departure, the worst one; newest first.</summary>
    public static IReadOnlyList<long> ExamplesAfter(IReadOnlyList<Departure> departures) => Latest(departures.FirstOrDefault(departure => departure.Kind != DepartureKind.Pages));

    /// <summary>Entries whose pages are no articles any more, newest first.</summary>
    public static IReadOnlyList<long> ExamplesOfPages(IReadOnlyList<Departure> departures) => Latest(departures.FirstOrDefault(departure => departure.Kind == DepartureKind.Pages));

    private static IReadOnlyList<long> Latest(Departure? departure) => departure is null ? [] : [.. departure.Odd.OrderDescending().Take(Examples)];

    private IEnumerable<Departure> All(IReadOnlyList<SiteSample> articles, IReadOnlyList<PageSample> pages, DriftThresholds thresholds)
    {
        var found = DriftDetector.Compare(Articles.Before, articles, thresholds);
        return DriftDetector.ComparePages(Pages.Before, pages, thresholds) is { } none ? found.Prepend(none) : found;
    }
}
