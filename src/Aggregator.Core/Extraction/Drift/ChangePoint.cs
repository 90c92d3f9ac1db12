namespace Aggregator.Core.Extraction.Drift;

/// <summary>Finds where in a run of articles odd ones became the rule.</summary>
internal static class ChangePoint
{
    /// <summary>The odd one from which on odd ones outnumber the others by most; of several the later.</summary>
    /// <param name="ids">All, oldest first.</param>
    /// <param name="odd">The odd ones among them; one at least.</param>
    public static long Of(IReadOnlyList<long> ids, IReadOnlyList<long> odd)
    {
        var isOdd = odd.ToHashSet();
        var (excess, most, at) = (0, int.MinValue, odd[^1]);
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            excess += isOdd.Contains(ids[i]) ? 1 : -1;
            if (excess > most && isOdd.Contains(ids[i]))
                (most, at) = (excess, ids[i]);
        }

        return at;
    }
}
