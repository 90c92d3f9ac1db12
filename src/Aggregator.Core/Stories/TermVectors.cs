namespace Aggregator.Core.Stories;

/// <summary>Unit vectors of a set of items over their shared vocabulary; terms weigh as <see cref="TermWeight"/> says.</summary>
internal sealed class TermVectors
{
    private readonly (int Term, double Weight)[][] _vectors;
    private readonly List<(int Item, double Weight)>[] _postings;

    /// <summary>Weighs the terms of all items.</summary>
    public TermVectors(IReadOnlyList<StoryTerms> items)
    {
        var frequency = new Dictionary<long, int>();
        foreach (var item in items)
            foreach (var term in item.Counts.Keys) frequency[term] = frequency.GetValueOrDefault(term) + 1;
        var numbers = new Dictionary<long, int>();
        foreach (var (term, count) in frequency)
            if (count > 1 && !TermWeight.IsCommon(count, items.Count)) numbers.Add(term, numbers.Count);
        _vectors = [.. items.Select(x => Vector(x, frequency, numbers, items.Count))];
        _postings = [.. Enumerable.Range(0, numbers.Count).Select(_ => new List<(int, double)>())];
        for (var i = 0; i < _vectors.Length; i++)
            foreach (var (term, weight) in _vectors[i]) _postings[term].Add((i, weight));
    }

    /// <summary>Similarities of one item with those from <paramref name="from"/> on, left in <paramref name="scores"/> (zeroed before).</summary>
    public void Similarities(int item, int from, double[] scores)
    {
        Array.Clear(scores);
        foreach (var (term, weight) in _vectors[item])
        {
            var postings = _postings[term];
            for (var p = postings.Count - 1; p >= 0 && postings[p].Item >= from; p--)
                scores[postings[p].Item] += weight * postings[p].Weight;
        }
    }

    private static (int, double)[] Vector(StoryTerms terms, Dictionary<long, int> frequency, Dictionary<long, int> numbers, int items)
    {
        var vector = new List<(int Term, double Weight)>(terms.Counts.Count);
        var squares = 0d;
        foreach (var (term, count) in terms.Counts)
        {
            var carriers = frequency[term];
            var weight = TermWeight.InText(term, count) * TermWeight.Among(carriers, items);
            squares += weight * weight;
            if (numbers.TryGetValue(term, out var number)) vector.Add((number, weight));
        }
        var length = squares > 0 ? Math.Sqrt(squares) : 1;
        return [.. vector.Select(x => (x.Term, x.Weight / length))];
    }
}
