namespace Aggregator.Core.Stories;

/// <summary>Similarities among some texts of the window, with terms weighed by the whole window.</summary>
internal sealed class SimilarityTable
{
    private readonly List<(int Item, double Weight)>[] _postings;
    private readonly (int Term, double Weight)[][] _vectors;

    /// <summary>Reads the vectors of the texts.</summary>
    public SimilarityTable(WindowTerms terms, IReadOnlyList<WindowEntry> texts)
    {
        var places = new Dictionary<int, int>();
        var postings = new List<List<(int, double)>>();
        _vectors = new (int, double)[texts.Count][];
        for (var i = 0; i < texts.Count; i++)
        {
            var (numbers, vector) = (texts[i].Numbers, terms.Vector(texts[i].Numbers, texts[i].Weights));
            var kept = new List<(int, double)>(numbers.Length);
            for (var k = 0; k < numbers.Length; k++)
            {
                if (vector[k] == 0 || terms.Frequency(numbers[k]) < 2) continue;
                if (!places.TryGetValue(numbers[k], out var place))
                {
                    places.Add(numbers[k], place = postings.Count);
                    postings.Add([]);
                }
                postings[place].Add((i, vector[k]));
                kept.Add((place, vector[k]));
            }
            _vectors[i] = [.. kept];
        }
        _postings = [.. postings];
    }

    /// <summary>Similarities of one text with those from <paramref name="from"/> on, left in <paramref name="scores"/> (zeroed before).</summary>
    public void Of(int item, int from, double[] scores)
    {
        Array.Clear(scores);
        foreach (var (term, weight) in _vectors[item])
        {
            var postings = _postings[term];
            for (var p = postings.Count - 1; p >= 0 && postings[p].Item >= from; p--)
                scores[postings[p].Item] += weight * postings[p].Weight;
        }
    }
}
