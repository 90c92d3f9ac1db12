using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>
/// Finds the passages two token sequences share. Numbers are masked while aligning, so that two issues of one template
/// align fully and their numbers can then be compared place by place. Runs of equal tokens are found by hashed grams and
/// extended greedily; short gaps between neighbouring runs are aligned by longest common subsequence.
/// </summary>
internal sealed class PassageAligner(ushort[] a, ushort[] b, int gram)
{
    private const int LongestGap = 40;
    private const int ChainLimit = 16;

    private readonly record struct Run(int A, int B, int Length);

    private readonly bool[] _usedB = new bool[b.Length];
    private readonly List<Run> _runs = [];
    private int _matched;
    private int _agreed;
    private int _differed;
    private int _substituted;
    private double _divergence;

    /// <summary>Aligns two sequences.</summary>
    /// <param name="a">First sequence.</param>
    /// <param name="b">Second sequence.</param>
    /// <param name="gram">Equal tokens in a row that begin a shared passage.</param>
    public static Alignment Align(ushort[] a, ushort[] b, int gram)
    {
        if (a.Length < gram || b.Length < gram) return new Alignment(a.Length, b.Length, 0, 0, 0, 0, 0, 1);
        var aligner = new PassageAligner(a, b, gram);
        aligner.FindRuns();
        var longest = aligner.FillGaps();
        return new Alignment(a.Length, b.Length, aligner._matched, longest, aligner._agreed, aligner._differed, aligner._substituted, aligner._divergence);
    }

    private void FindRuns()
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)b.Length * 2);
        var heads = new int[size];
        var next = new int[b.Length];
        for (var j = b.Length - gram; j >= 0; j--)
        {
            var slot = Slot(b, j, size);
            next[j] = heads[slot];
            heads[slot] = j + 1;
        }
        var i = 0;
        while (i <= a.Length - gram)
        {
            var run = BestRun(i, heads[Slot(a, i, size)], next);
            if (run.Length < gram)
            {
                i++;
                continue;
            }
            Take(run);
            i = run.A + run.Length;
        }
    }

    private int Slot(ushort[] tokens, int start, int size)
    {
        var hash = 0u;
        for (var k = 0; k < gram; k++) hash = (hash * 0x01000193) ^ Token.Masked(tokens[start + k]);
        hash ^= hash >> 15;
        return (int)((hash * 0x2C1B3C6D) >> 7 & (uint)(size - 1));
    }

    private Run BestRun(int i, int head, int[] next)
    {
        var best = default(Run);
        var expected = _runs.Count == 0 ? 0 : _runs[^1].B + _runs[^1].Length;
        for (var steps = 0; head != 0 && steps < ChainLimit; steps++)
        {
            var j = head - 1;
            head = next[j];
            var run = Extend(i, j);
            if (run.Length > best.Length || (run.Length == best.Length && Math.Abs(run.B - expected) < Math.Abs(best.B - expected))) best = run;
        }
        return best;
    }

    private Run Extend(int i, int j)
    {
        var length = 0;
        while (i + length < a.Length && j + length < b.Length && !_usedB[j + length]
            && Token.Masked(a[i + length]) == Token.Masked(b[j + length])) length++;
        if (length < gram) return default;
        var floor = _runs.Count == 0 ? 0 : _runs[^1].A + _runs[^1].Length;
        while (i > floor && j > 0 && !_usedB[j - 1] && Token.Masked(a[i - 1]) == Token.Masked(b[j - 1]))
        {
            i--;
            j--;
            length++;
        }
        return new Run(i, j, length);
    }

    private void Take(Run run)
    {
        _runs.Add(run);
        _matched += run.Length;
        _usedB.AsSpan(run.B, run.Length).Fill(true);
        for (var k = 0; k < run.Length; k++) Compare(a[run.A + k], b[run.B + k]);
    }

    private void Compare(ushort left, ushort right)
    {
        if (!Token.IsNumber(left)) return;
        if (left == right) _agreed++;
        else _differed++;
    }

    private int FillGaps()
    {
        var longest = 0;
        var passage = 0;
        var previous = default(Run);
        foreach (var run in _runs.Append(new Run(a.Length, b.Length, 0)))
        {
            passage = Fill(previous, run) ? passage + run.Length : run.Length;
            longest = Math.Max(longest, passage);
            previous = run;
        }
        return longest;
    }

    private bool Fill(Run left, Run right)
    {
        var fromA = left.A + left.Length;
        var fromB = left.B + left.Length;
        var lengthA = right.A - fromA;
        var lengthB = right.B - fromB;
        if (lengthA <= 0 || lengthB <= 0) return lengthB == 0 || (lengthA == 0 && lengthB is > 0 and <= LongestGap);
        if (lengthA <= LongestGap && lengthB <= LongestGap)
        {
            if (MatchGap(a.AsSpan(fromA, lengthA), b.AsSpan(fromB, lengthB), _usedB.AsSpan(fromB, lengthB))) return true;
        }
        var freeB = _usedB.AsSpan(fromB, lengthB).Count(false);
        _divergence = Math.Max(_divergence, Math.Min((double)lengthA / a.Length, (double)freeB / b.Length));
        return lengthA <= LongestGap && lengthB <= LongestGap;
    }

    private bool MatchGap(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, Span<bool> used)
    {
        if (used.Contains(true)) return false;
        var width = right.Length + 1;
        Span<byte> table = stackalloc byte[(LongestGap + 1) * (LongestGap + 1)];
        table = table[..((left.Length + 1) * width)];
        table.Clear();
        for (var i = left.Length - 1; i >= 0; i--)
            for (var j = right.Length - 1; j >= 0; j--)
                table[(i * width) + j] = Token.Masked(left[i]) == Token.Masked(right[j])
                    ? (byte)(table[((i + 1) * width) + j + 1] + 1)
                    : Math.Max(table[((i + 1) * width) + j], table[(i * width) + j + 1]);
        // Chance alone matches a fifth of two unrelated gaps.
        if (table[0] * 2 < Math.Min(left.Length, right.Length)) return false;
        _substituted += Math.Min(left.Length, right.Length) - table[0];
        Trace(left, right, table, used);
        return true;
    }

    private void Trace(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, ReadOnlySpan<byte> table, Span<bool> used)
    {
        var width = right.Length + 1;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (Token.Masked(left[i]) == Token.Masked(right[j]))
            {
                _matched++;
                used[j] = true;
                Compare(left[i++], right[j++]);
            }
            else if (table[((i + 1) * width) + j] >= table[(i * width) + j + 1]) i++;
            else j++;
        }
    }
}
