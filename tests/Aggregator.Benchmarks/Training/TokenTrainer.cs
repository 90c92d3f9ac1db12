using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Benchmarks.Training;

/// <summary>Learns the odds of one kind of tokens and writes them into the rows of features, always by a model that never saw the page's publisher.</summary>
internal sealed class TokenTrainer(IReadOnlyList<string> names, List<TokenRow> rows, int keep, int publishers, int column)
{
    private const int InnerFolds = 5;

    private readonly Dictionary<int, float[]> _scores = [];
    private readonly Dictionary<string, int> _inner = new(StringComparer.Ordinal);

    /// <summary>Overwrites the feature in rows of features; the pages of fold <paramref name="outer"/> are never learnt from.</summary>
    internal void Fill(int outer, Dictionary<string, float[][]> features)
    {
        if (!_scores.TryGetValue(outer, out var scores))
            _scores[outer] = scores = Score(outer);
        for (var i = 0; i < rows.Count; i++)
            features[rows[i].Page.Id][rows[i].Block][column] = scores[i];
    }

    private float[] Score(int outer)
    {
        var scores = new float[rows.Count];
        var seen = rows.Where(row => row.Page.Fold != outer).ToList();
        var kept = Keep(seen);
        var cut = Narrow(kept);
        Write(row => row.Page.Fold == outer, row => row.Page.Fold != outer);
        for (var inner = 0; inner < InnerFolds; inner++)
        {
            var without = inner;
            Write(row => row.Page.Fold != outer && Inner(row) == without, row => row.Page.Fold != outer && Inner(row) != without);
        }
        return scores;

        void Write(Func<TokenRow, bool> to, Func<TokenRow, bool> from)
        {
            var weights = Learn(cut.Where(from));
            for (var i = 0; i < cut.Count; i++)
                if (to(cut[i]))
                    scores[i] = TokenRegression.Sum(cut[i].Tokens, weights);
        }
    }

    /// <summary>The model of all pages in the product's text form, without tokens that start otherwise.</summary>
    internal IEnumerable<string> Lines(string prefix)
    {
        var cut = Narrow(Keep(rows));
        var weights = Learn(cut);
        return weights.Select((weight, token) => (Weight: weight, Name: names[token])).Where(pair => pair.Weight != 0 && pair.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Name[prefix.Length..]}\t{pair.Weight:F2}"));
    }

    private float[] Learn(IEnumerable<TokenRow> set) => TokenRegression.Fit(set.Where(row => row.Weight > 0).ToList(), names.Count);

    // Tokens of several publishers whose weight, once learnt, counts most.
    private bool[] Keep(List<TokenRow> seen)
    {
        var sources = new HashSet<string>[names.Count];
        var count = new int[names.Count];
        foreach (var row in seen.Where(row => row.Weight > 0))
            foreach (var token in row.Tokens)
            {
                count[token]++;
                if ((sources[token] ??= new(StringComparer.Ordinal)).Count < publishers)
                    sources[token].Add(row.Page.Publisher);
            }
        var common = sources.Select(set => set is { } known && known.Count >= publishers).ToArray();
        var weights = Learn(seen.Select(row => row with { Tokens = [.. row.Tokens.Where(token => common[token])] }));
        var kept = new bool[names.Count];
        foreach (var token in Enumerable.Range(0, names.Count).Where(token => common[token]).OrderByDescending(token => Math.Abs(weights[token]) * MathF.Sqrt(count[token])).Take(keep))
            kept[token] = true;
        return kept;
    }

    private List<TokenRow> Narrow(bool[] kept) => rows.ConvertAll(row => row with { Tokens = [.. row.Tokens.Where(token => kept[token])] });

    private int Inner(TokenRow row) => _inner.TryGetValue(row.Page.Publisher, out var fold) ? fold : _inner[row.Page.Publisher] = SHA256.HashData(Encoding.UTF8.GetBytes(row.Page.Publisher))[1] % InnerFolds;
}
