namespace Aggregator.Core.Stories;

/// <summary>Finds what to read next to an article: its own story first, then the nearest others.</summary>
internal static class RelatedArticles
{
    /// <summary>Indexes of the items nearest to one item, best first. Items are group representatives, so no copies come up.</summary>
    /// <param name="items">The window of items.</param>
    /// <param name="story">For every item, the number of its story.</param>
    /// <param name="of">The item.</param>
    /// <param name="vectors">The items' vectors.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="options">Time decay.</param>
    public static IReadOnlyList<int> Of(
        IReadOnlyList<StoryItem> items, IReadOnlyList<int> story, int of, TermVectors vectors, int count, StoryOptions options)
    {
        var scores = new double[items.Count];
        vectors.Similarities(of, 0, scores);
        return [.. Enumerable.Range(0, items.Count)
            .Where(x => x != of && scores[x] > 0)
            .Select(x => (Item: x, Same: story[x] == story[of], Score: scores[x] * StoryClusterer.TimeFactor(items[of], items[x], options)))
            .OrderByDescending(x => x.Same).ThenByDescending(x => x.Score).ThenBy(x => items[x.Item].Id)
            .Take(count)
            .Select(x => x.Item)];
    }
}
