namespace Aggregator.Core.Stories;

/// <summary>Keeps story ids stable while clusters grow, merge and split.</summary>
internal static class StoryIdentity
{
    private readonly record struct Overlap(int Cluster, long Story, int Count, bool Pinned);

    /// <summary>Gives each cluster the story it shares most items with; an operator's pin decides before any count.</summary>
    /// <param name="clusters">Item indexes of each cluster.</param>
    /// <param name="items">The items.</param>
    /// <param name="known">For an item's id, the story it was in.</param>
    public static StoryAssignment Assign(
        IReadOnlyList<IReadOnlyList<int>> clusters, IReadOnlyList<StoryItem> items, IReadOnlyDictionary<long, long> known)
    {
        var overlaps = Overlaps(clusters, items, known);
        var stories = new long?[clusters.Count];
        var taken = new HashSet<long>();
        foreach (var overlap in overlaps.OrderByDescending(x => x.Pinned).ThenByDescending(x => x.Count).ThenBy(x => x.Story).ThenBy(x => x.Cluster))
            if (stories[overlap.Cluster] is null && taken.Add(overlap.Story)) stories[overlap.Cluster] = overlap.Story;
        var redirects = overlaps.Where(x => !taken.Contains(x.Story))
            .GroupBy(x => x.Story)
            .Select(x => (From: x.Key, Into: stories[x.OrderByDescending(y => y.Count).ThenBy(y => y.Cluster).First().Cluster]))
            .Where(x => x.Into is not null)
            .ToDictionary(x => x.From, x => x.Into!.Value);
        return new StoryAssignment(stories, redirects);
    }

    private static List<Overlap> Overlaps(
        IReadOnlyList<IReadOnlyList<int>> clusters, IReadOnlyList<StoryItem> items, IReadOnlyDictionary<long, long> known)
    {
        var overlaps = new List<Overlap>();
        for (var c = 0; c < clusters.Count; c++)
        {
            overlaps.AddRange(clusters[c].Select(x => items[x]).Where(x => known.ContainsKey(x.Id)).GroupBy(x => known[x.Id])
                .Select(x => new Overlap(c, x.Key, x.Count(), false)));
            if (clusters[c].Select(x => items[x].PinnedStory).FirstOrDefault(x => x is not null) is { } pin)
                overlaps.Add(new Overlap(c, pin, 1, true));
        }
        return overlaps;
    }
}
