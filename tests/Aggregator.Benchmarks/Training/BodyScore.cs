namespace Aggregator.Benchmarks.Training;

/// <summary>
/// The pack's scoring rule: precision and recall of 4-token shingles, averaged over pages, F1 of the two means;
/// for pages known by segments, precision and recall of the segments over all pages.
/// </summary>
internal sealed class BodyScore
{
    private double _precision, _recall;
    private int _precise, _recalled, _hits, _extra, _missed;

    /// <summary>How many pages were counted.</summary>
    internal int Pages { get; private set; }

    internal double Precision => _recalled > 0 ? _precision / Math.Max(1, _precise) : (double)_hits / Math.Max(1, _hits + _extra);

    internal double Recall => _recalled > 0 ? _recall / _recalled : (double)_hits / Math.Max(1, _hits + _missed);

    internal double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts the text chosen from one page.</summary>
    internal void Add(Reference truth, string text)
    {
        Pages++;
        if (truth.Text is { } reference)
            AddBody(Shingles(reference), Shingles(text));
        else
            AddSegments(truth, Flat(text));
    }

    private void AddBody(Dictionary<string, int> wanted, Dictionary<string, int> found)
    {
        double shared = wanted.Sum(pair => Math.Min(pair.Value, found.GetValueOrDefault(pair.Key)));
        if (found.Count > 0)
        {
            _precision += shared / found.Values.Sum();
            _precise++;
        }
        if (wanted.Count > 0)
        {
            _recall += shared / wanted.Values.Sum();
            _recalled++;
        }
    }

    private void AddSegments(Reference truth, string text)
    {
        foreach (var segment in truth.With)
            _ = text.Contains(Flat(segment), StringComparison.Ordinal) ? _hits++ : _missed++;
        _extra += truth.Without.Count(segment => text.Contains(Flat(segment), StringComparison.Ordinal));
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var tokens = ReferenceTokens.Of(text);
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(Math.Min(1, tokens.Count), tokens.Count - 3); i++)
        {
            var shingle = string.Join('\u0001', tokens.Skip(i).Take(4));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }
        return shingles;
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
