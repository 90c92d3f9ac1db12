namespace Aggregator.Core.Extraction.Drift;

/// <summary>Tells whether a site's recent articles are still like those before.</summary>
internal static class DriftDetector
{
    /// <summary>Articles before that a site is compared with, at most.</summary>
    public const int MostBefore = 200;

    /// <summary>Articles before without which there is no verdict.</summary>
    public const int LeastBefore = 30;

    /// <summary>Recent articles that are looked at, at most.</summary>
    public const int MostRecent = 20;

    /// <summary>Articles that are looked at in all, at most: a change that came all at once may be as long as what remains of them.</summary>
    public const int MostHistory = MostBefore + (4 * MostRecent);

    /// <summary>Recent articles without which there is no verdict.</summary>
    public const int LeastRecent = 8;

    // What fewer than this part had before is nothing that the site can be said to give.
    private const double LeastShare = 0.6;

    /// <summary>In which respects recent articles are unlike those before, the worst first; none where too few are known.</summary>
    /// <param name="before">Articles before, oldest first.</param>
    /// <param name="recent">Recent articles, oldest first.</param>
    /// <param name="thresholds">How unlike they have to be.</param>
    public static IReadOnlyList<Departure> Compare(IReadOnlyList<SiteSample> before, IReadOnlyList<SiteSample> recent, DriftThresholds thresholds)
    {
        if (before.Count < LeastBefore || recent.Count < LeastRecent)
            return [];
        var baseline = new SiteBaseline(before);
        var ids = recent.Select(sample => sample.Id).ToList();
        var departures = new[]
        {
            MeasureDeparture.Find(baseline.Letters, [.. recent.Select(sample => sample.Letters)], ids, thresholds) is { } letters
                ? new Departure(letters.Fell ? DepartureKind.Shorter : DepartureKind.Longer, DriftSentence.Letters(letters, recent.Count), letters.Odd) : null,
            MeasureDeparture.Find(baseline.Blocks, [.. recent.Select(sample => sample.Blocks)], ids, thresholds) is { } blocks
                ? new Departure(blocks.Fell ? DepartureKind.FewerBlocks : DepartureKind.MoreBlocks, DriftSentence.Blocks(blocks, recent.Count), blocks.Odd) : null,
            MeasureDeparture.Find(baseline.Headings, [.. recent.Select(sample => sample.Headings)], ids, thresholds) is { Fell: true } headings
                ? new Departure(DepartureKind.FewerHeadings, DriftSentence.Headings(headings, recent.Count), headings.Odd) : null,
            Missing(DepartureKind.Date, baseline.Dated, recent, ids, sample => sample.Dated, DriftSentence.Date, thresholds),
            Missing(DepartureKind.Author, baseline.Authored, recent, ids, sample => sample.Authored, DriftSentence.Author, thresholds),
            Missing(DepartureKind.Strategy, baseline.Usual, recent, ids, baseline.IsUsual, (odd, of, part) => DriftSentence.Strategy(odd, of, part, baseline.Strategy, OtherStrategy(recent, baseline)), thresholds),
        };
        return [.. departures.OfType<Departure>()];
    }

    /// <summary>Whether the pages of a site stopped being articles; null where they did not, or too few are known.</summary>
    /// <param name="before">Pages before, oldest first.</param>
    /// <param name="recent">Recent pages, oldest first.</param>
    /// <param name="thresholds">How unlike they have to be.</param>
    public static Departure? ComparePages(IReadOnlyList<PageSample> before, IReadOnlyList<PageSample> recent, DriftThresholds thresholds) =>
        before.Count < LeastBefore || recent.Count < LeastRecent ? null
            : Missing(DepartureKind.Pages, new Share(before.Select(page => page.IsArticle)), recent, [.. recent.Select(page => page.Id)], page => page.IsArticle, DriftSentence.Pages, thresholds);

    private static Departure? Missing<T>(DepartureKind kind, Share before, IReadOnlyList<T> recent, List<long> ids, Func<T, bool> has, Func<int, int, double, string> say, DriftThresholds thresholds)
    {
        var odd = ids.Where((_, i) => !has(recent[i])).ToList();
        var having = recent.Count - odd.Count;
        var fell = before.Part >= LeastShare && having <= thresholds.ShareRatio * before.Part * recent.Count;
        return fell && !(thresholds.IsNew && having >= before.FewestOf(recent.Count)) && before.Chance(recent.Count, having) <= thresholds.Chance
            ? new Departure(kind, say(odd.Count, recent.Count, before.Part), odd) : null;
    }

    private static string OtherStrategy(IReadOnlyList<SiteSample> recent, SiteBaseline baseline) =>
        recent.Where(sample => !baseline.IsUsual(sample)).CountBy(sample => sample.Strategy)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).FirstOrDefault("");
}
