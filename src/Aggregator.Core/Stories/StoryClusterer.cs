namespace Aggregator.Core.Stories;

/// <summary>
/// Forms stories of the articles of a window of time: the two most similar clusters are merged until none are similar enough.
/// The same items give the same stories in whatever order they came, so late evidence merges and splits by itself.
/// </summary>
internal static class StoryClusterer
{
    // Fainter links are most of all links and change nothing.
    private const double Negligible = .015;

    /// <summary>Clusters the items; each cluster holds item indexes in ascending order.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Cluster(IReadOnlyList<StoryItem> items, StoryOptions options)
    {
        var vectors = new TermVectors([.. items.Select(x => x.Terms)]);
        return Cluster(items, vectors.Similarities, options with { Threshold = options.ThresholdAmong(items.Count) });
    }

    /// <summary>Clusters items whose similarities are given.</summary>
    /// <param name="items">The items.</param>
    /// <param name="similarities">Leaves the similarities of one item with those from an index on in an array that it clears before.</param>
    /// <param name="options">Thresholds.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Cluster(IReadOnlyList<StoryItem> items, Action<int, int, double[]> similarities, StoryOptions options)
    {
        var clusters = new StoryLinks(items.Count, MostlyTimed(items) ? options.CentroidShare : options.UntimedCentroidShare);
        var scores = new double[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            similarities(i, i + 1, scores);
            for (var j = i + 1; j < items.Count; j++)
                if (scores[j] > Negligible && scores[j] * TimeFactor(items[i], items[j], options) is > Negligible and var decayed)
                    clusters.Link(i, j, scores[j], decayed);
        }
        Pin(items, clusters);
        clusters.MergeDownTo(options.Threshold);
        return clusters.Members;
    }

    /// <summary>How much of two articles' similarity their distance in time leaves, 0 to 1.</summary>
    public static double TimeFactor(StoryItem left, StoryItem right, StoryOptions options) =>
        left.Published is { } a && right.Published is { } b
            ? Math.Exp(-Math.Abs((a - b) / options.Decay))
            : options.UnknownTime;

    private static bool MostlyTimed(IReadOnlyList<StoryItem> items) => items.Count(x => x.Published is not null) * 2 >= items.Count;

    private static void Pin(IReadOnlyList<StoryItem> items, StoryLinks clusters)
    {
        var first = new Dictionary<long, int>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].PinnedStory is not { } pin) continue;
            if (first.TryAdd(pin, i)) clusters.Pin(i, pin);
            else clusters.Merge(first[pin], i);
        }
    }
}
