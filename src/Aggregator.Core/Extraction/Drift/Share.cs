namespace Aggregator.Core.Extraction.Drift;

/// <summary>Whether each article before had something, in order.</summary>
internal sealed class Share
{
    private readonly bool[] _had;
    private readonly int _count;

    /// <summary>Takes them, oldest first; one at least.</summary>
    public Share(IEnumerable<bool> had)
    {
        _had = [.. had];
        _count = _had.Count(value => value);
    }

    /// <summary>The part that had it, 0 to 1.</summary>
    public double Part => (double)_count / _had.Length;

    /// <summary>The fewest of as many in a row that had it.</summary>
    public int FewestOf(int inRow)
    {
        var fewest = inRow;
        for (var first = 0; first + inRow <= _had.Length; first++)
            fewest = Math.Min(fewest, new ArraySegment<bool>(_had, first, inRow).Count(value => value));
        return fewest;
    }

    /// <summary>How likely it is that of some recent articles so few or fewer have it, if they are like those before: the tail of the hypergeometric distribution (Fisher's exact test).</summary>
    /// <param name="recent">Recent articles.</param>
    /// <param name="having">Those of them that have it.</param>
    public double Chance(int recent, int having)
    {
        int total = _had.Length + recent, all = _count + having;
        var logs = new double[total + 1];
        for (var n = 2; n <= total; n++)
            logs[n] = logs[n - 1] + Math.Log(n);
        double chance = 0;
        for (var k = Math.Max(0, recent - (total - all)); k <= having; k++)
            chance += Math.Exp(Choose(all, k) + Choose(total - all, recent - k) - Choose(total, recent));
        return Math.Min(1, chance);

        double Choose(int n, int k) => logs[n] - logs[k] - logs[n - k];
    }
}
