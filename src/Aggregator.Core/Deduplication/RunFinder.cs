using System.Numerics;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>
/// Finds the equal runs of two token sequences: hashed grams give places to begin, runs extend greedily and never overlap.
/// Grams with equal numbers go first; with masked numbers alone, rows of a table would be taken for one another.
/// </summary>
internal sealed class RunFinder(ushort[] a, ushort[] b, int gram)
{
    private const int ChainLimit = 16;

    private readonly bool[] _usedA = new bool[a.Length];
    private readonly bool[] _usedB = new bool[b.Length];
    private readonly List<AlignedRun> _runs = [];

    /// <summary>All runs in the order of the first sequence.</summary>
    public List<AlignedRun> Find()
    {
        Pass(masked: false);
        Pass(masked: true);
        _runs.Sort(static (x, y) => x.A.CompareTo(y.A));
        return _runs;
    }

    private void Pass(bool masked)
    {
        var heads = new int[BitOperations.RoundUpToPowerOf2((uint)b.Length * 2)];
        var next = new int[b.Length];
        for (var j = b.Length - gram; j >= 0; j--)
        {
            var slot = Slot(b, j, heads.Length, masked);
            next[j] = heads[slot];
            heads[slot] = j + 1;
        }
        var expected = 0;
        for (var i = 0; i <= a.Length - gram; i++)
        {
            if (_usedA[i]) continue;
            var run = Best(i, heads[Slot(a, i, heads.Length, masked)], next, expected);
            if (run.Length < gram) continue;
            Take(run);
            expected = run.EndB;
            i = run.EndA - 1;
        }
    }

    private int Slot(ushort[] tokens, int start, int size, bool masked)
    {
        var hash = 0u;
        for (var k = start; k < start + gram; k++)
            hash = (hash * 0x01000193) ^ (masked || !Token.IsNumber(tokens[k]) ? Token.Masked(tokens[k]) : tokens[k]);
        hash ^= hash >> 15;
        return (int)(((hash * 0x2C1B3C6D) >> 7) & (uint)(size - 1));
    }

    private AlignedRun Best(int i, int head, int[] next, int expected)
    {
        var best = default(AlignedRun);
        for (var steps = 0; head != 0 && steps < ChainLimit; steps++)
        {
            var run = Extend(i, head - 1);
            head = next[head - 1];
            if (run.Length > best.Length || (run.Length == best.Length && Math.Abs(run.B - expected) < Math.Abs(best.B - expected))) best = run;
        }
        return best;
    }

    private AlignedRun Extend(int i, int j)
    {
        var end = 0;
        while (i + end < a.Length && j + end < b.Length && Fits(i + end, j + end)) end++;
        if (end < gram) return default;
        var back = 0;
        while (i - back > 0 && j - back > 0 && Fits(i - back - 1, j - back - 1)) back++;
        return new AlignedRun(i - back, j - back, back + end);
    }

    private bool Fits(int i, int j) => !_usedA[i] && !_usedB[j] && Token.Masked(a[i]) == Token.Masked(b[j]);

    private void Take(AlignedRun run)
    {
        _runs.Add(run);
        _usedA.AsSpan(run.A, run.Length).Fill(true);
        _usedB.AsSpan(run.B, run.Length).Fill(true);
    }
}
