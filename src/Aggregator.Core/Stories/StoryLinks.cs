namespace Aggregator.Core.Stories;

/// <summary>
/// Clusters with the sums of links between and inside them, merged best first. Two clusters' likeness is the sum of their
/// links, decayed by time, over <c>(nA·nB)^(1-s) · (wA·wB)^(s/2)</c>, w the sum of similarities inside a cluster: with s = 0
/// the average link, with s = 1 the cosine of the centroids.
/// </summary>
internal sealed class StoryLinks
{
    private readonly record struct Tie(double Similarity, double Decayed);

    private readonly double _share;
    private readonly Dictionary<int, Tie>[] _links;
    private readonly List<int>?[] _members;
    private readonly double[] _inside;
    private readonly int[] _version;
    private readonly long?[] _pins;
    private readonly PriorityQueue<(int A, int B, int VersionA, int VersionB), (double Negative, int A, int B)> _queue = new();

    /// <summary>Begins with every item on its own.</summary>
    public StoryLinks(int count, double share)
    {
        _share = share;
        _links = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<int, Tie>())];
        _members = [.. Enumerable.Range(0, count).Select(x => new List<int> { x })];
        _inside = [.. Enumerable.Repeat(1d, count)];
        _version = new int[count];
        _pins = new long?[count];
    }

    /// <summary>The clusters as they stand, by their first member.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members => [.. _members.OfType<List<int>>().OrderBy(x => x[0])];

    /// <summary>States the similarity of two items, and what their distance in time leaves of it.</summary>
    public void Link(int a, int b, double similarity, double decayed) =>
        _links[a][b] = _links[b][a] = new Tie(similarity, decayed);

    /// <summary>Fixes a cluster: it never merges with one of another pin.</summary>
    public void Pin(int cluster, long pin) => _pins[cluster] = pin;

    /// <summary>Merges the best pair again and again while it is at least as similar as the threshold.</summary>
    public void MergeDownTo(double threshold)
    {
        for (var a = 0; a < _links.Length; a++) Offer(a, threshold, onlyLater: true);
        while (_queue.TryDequeue(out var pair, out _))
        {
            if (_version[pair.A] != pair.VersionA || _version[pair.B] != pair.VersionB) continue;
            Merge(pair.A, pair.B);
            Offer(pair.A, threshold, onlyLater: false);
        }
    }

    /// <summary>Puts the second cluster into the first.</summary>
    public void Merge(int into, int from)
    {
        _inside[into] += _inside[from] + (2 * _links[into].GetValueOrDefault(from).Similarity);
        _members[into]!.AddRange(_members[from]!);
        _members[into]!.Sort();
        _members[from] = null;
        _pins[into] ??= _pins[from];
        _version[into]++;
        _version[from] = -1;
        foreach (var (other, link) in _links[from])
        {
            _links[other].Remove(from);
            if (other == into) continue;
            var known = _links[into].GetValueOrDefault(other);
            _links[into][other] = _links[other][into] = new Tie(known.Similarity + link.Similarity, known.Decayed + link.Decayed);
        }
        _links[from].Clear();
    }

    private void Offer(int a, double threshold, bool onlyLater)
    {
        if (_members[a] is null) return;
        foreach (var (b, link) in _links[a])
        {
            if ((onlyLater && b < a) || (_pins[a] is { } left && _pins[b] is { } right && left != right)) continue;
            var (first, second) = a < b ? (a, b) : (b, a);
            var likeness = link.Decayed / (Math.Pow((double)_members[a]!.Count * _members[b]!.Count, 1 - _share) * Math.Pow(_inside[a] * _inside[b], _share / 2));
            if (likeness >= threshold) _queue.Enqueue((first, second, _version[first], _version[second]), (-likeness, first, second));
        }
    }
}
