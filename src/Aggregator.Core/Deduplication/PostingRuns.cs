namespace Aggregator.Core.Deduplication;

/// <summary>Postings in memory at sixteen bytes each: sorted runs, of which equal ones are merged as they grow.</summary>
/// <remarks>The scheme of log-structured merge trees (O'Neil et al., 1996) without its disk.</remarks>
internal sealed class PostingRuns
{
    private const int Smallest = 4096;

    private readonly List<Posting[]> _runs = [];
    private readonly List<Posting> _recent = [];

    /// <summary>Adds postings that are not there yet.</summary>
    public void Add(IReadOnlyCollection<Posting> postings)
    {
        _recent.AddRange(postings);
        if (_recent.Count < Smallest) return;
        var run = _recent.ToArray();
        _recent.Clear();
        Array.Sort(run, Compare);
        while (_runs.Count > 0 && _runs[^1].Length <= run.Length * 2)
        {
            run = Merge(_runs[^1], run);
            _runs.RemoveAt(_runs.Count - 1);
        }
        _runs.Add(run);
    }

    /// <summary>All postings of some keys, in any order.</summary>
    public IEnumerable<Posting> Find(IReadOnlyCollection<long> keys)
    {
        var wanted = keys as HashSet<long> ?? [.. keys];
        return _recent.Where(posting => wanted.Contains(posting.Key)).Concat(_runs.SelectMany(run => wanted.SelectMany(key => Of(run, key))));
    }

    private static IEnumerable<Posting> Of(Posting[] run, long key)
    {
        var (from, to) = (0, run.Length);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            if (run[middle].Key < key) from = middle + 1;
            else to = middle;
        }
        for (; from < run.Length && run[from].Key == key; from++) yield return run[from];
    }

    private static Posting[] Merge(Posting[] one, Posting[] other)
    {
        var merged = new Posting[one.Length + other.Length];
        for (int i = 0, j = 0, at = 0; at < merged.Length; at++)
            merged[at] = j == other.Length || (i < one.Length && Compare(one[i], other[j]) <= 0) ? one[i++] : other[j++];
        return merged;
    }

    private static int Compare(Posting one, Posting other) => one.Key != other.Key ? one.Key.CompareTo(other.Key) : one.ArticleId.CompareTo(other.ArticleId);
}
