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

    /// <summary>The texts to read next, best first, from candidates that an index gave; what is hardly alike and of another story is left out.</summary>
    /// <param name="of">The text that is being read.</param>
    /// <param name="candidates">One for each group, so that no copies come up.</param>
    /// <param name="sample">Tells rare terms from usual ones.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="options">Time decay and least likeness.</param>
    public static IReadOnlyList<RelatedText> Of(RelatedCandidate of, IReadOnlyList<RelatedCandidate> candidates, TermSample sample, int count, StoryOptions options)
    {
        var carriers = candidates.Append(of).SelectMany(x => x.Terms?.Counts.Keys ?? []).CountBy(x => x).ToDictionary();
        bool IsOwn(long term) => carriers[term] == 1 && sample.Carriers(term) <= 1;
        var own = Vector(of.Terms ?? StoryTerms.None, sample, IsOwn);
        return [.. candidates
            .Select(x => new RelatedText(x.GroupId, x.SameStory, x.Terms is null ? null : Cosine(own, Vector(x.Terms, sample, IsOwn)), x.At - of.At))
            .Select(x => (Text: x, Score: (x.Similarity ?? 0) * Math.Max(options.LeastTime, Math.Exp(-(x.After.Duration() / options.Decay)))))
            .Where(x => x.Text.SameStory || x.Score >= options.LeastRelatedAmong(sample.Texts))
            .OrderByDescending(x => x.Text.SameStory).ThenByDescending(x => x.Score).ThenByDescending(x => x.Text.GroupId)
            .Take(count)
            .Select(x => x.Text)];
    }

    private static Dictionary<long, double> Vector(StoryTerms terms, TermSample sample, Func<long, bool> isOwn)
    {
        var weights = terms.Counts.ToDictionary(x => x.Key, x => sample.Weight(x.Key, x.Value, isOwn(x.Key)));
        var length = Math.Sqrt(weights.Values.Sum(x => x * x));
        return length > 0 ? weights.ToDictionary(x => x.Key, x => x.Value / length) : weights;
    }

    private static double Cosine(Dictionary<long, double> left, Dictionary<long, double> right) => right.Sum(x => x.Value * left.GetValueOrDefault(x.Key));
}
