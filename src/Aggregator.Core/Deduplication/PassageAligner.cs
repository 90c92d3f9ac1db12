using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>
/// Finds the passages two token sequences share. Numbers are masked while aligning, so that two issues of one template
/// align fully and their numbers can then be compared place by place. Equal runs come from <see cref="RunFinder"/>; short
/// gaps between neighbouring runs are aligned by longest common subsequence and make one passage of them.
/// </summary>
internal sealed class PassageAligner(ushort[] a, ushort[] b)
{
    private const int LongestGap = 40;

    // Shorter passages are stock phrases: they do not part a block of own text.
    private const int Phrase = 12;

    private int _matched;
    private int _agreed;
    private int _differed;
    private int _substituted;
    private int _longest;
    private double _divergence;

    /// <summary>Aligns two sequences.</summary>
    /// <param name="a">First sequence.</param>
    /// <param name="b">Second sequence.</param>
    /// <param name="gram">Equal tokens in a row that begin a shared passage.</param>
    public static Alignment Align(ushort[] a, ushort[] b, int gram)
    {
        if (a.Length < gram || b.Length < gram) return new Alignment(a.Length, b.Length, 0, 0, 0, 0, 0, 0);
        var aligner = new PassageAligner(a, b);
        aligner.Measure(new RunFinder(a, b, gram).Find());
        return new Alignment(a.Length, b.Length, aligner._matched, aligner._longest,
            aligner._agreed, aligner._differed, aligner._substituted, aligner._divergence);
    }

    private void Measure(List<AlignedRun> runs)
    {
        var (endA, endB) = (0, 0);
        for (var first = 0; first < runs.Count;)
        {
            var last = first;
            var matched = Count(runs[first]);
            while (last + 1 < runs.Count && Joins(runs[last], runs[last + 1]))
            {
                matched += FillGap(runs[last], runs[last + 1]) + Count(runs[last + 1]);
                last++;
            }
            _longest = Math.Max(_longest, matched);
            if (matched >= Phrase)
            {
                // What follows the last passage does not count: a cut copy ends early and then has its site's footer.
                Diverge(runs[first].A - endA, runs[first].B - endB);
                (endA, endB) = (runs[last].EndA, runs[last].EndB);
            }
            first = last + 1;
        }
    }

    private static bool Joins(AlignedRun left, AlignedRun right) =>
        right.A - left.EndA <= LongestGap && right.B - left.EndB is >= 0 and <= LongestGap;

    private void Diverge(int ownA, int ownB) =>
        _divergence = Math.Max(_divergence, Math.Min((double)ownA / a.Length, (double)ownB / b.Length));

    private int Count(AlignedRun run)
    {
        for (var k = 0; k < run.Length; k++) Compare(a[run.A + k], b[run.B + k]);
        _matched += run.Length;
        return run.Length;
    }

    private void Compare(ushort left, ushort right)
    {
        if (!Token.IsNumber(left)) return;
        if (left == right) _agreed++;
        else _differed++;
    }

    private int FillGap(AlignedRun before, AlignedRun after)
    {
        var left = a.AsSpan(before.EndA, after.A - before.EndA);
        var right = b.AsSpan(before.EndB, after.B - before.EndB);
        if (left.IsEmpty || right.IsEmpty) return 0;
        Span<byte> table = stackalloc byte[(LongestGap + 1) * (LongestGap + 1)];
        table = table[..((left.Length + 1) * (right.Length + 1))];
        var common = LongestCommon(left, right, table);
        var shorter = Math.Min(left.Length, right.Length);
        // Chance alone matches a fifth of two unrelated gaps.
        if (common * 2 < shorter) common = 0;
        else Trace(left, right, table);
        _substituted += shorter - common;
        _matched += common;
        return common;
    }

    private static int LongestCommon(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, Span<byte> table)
    {
        var width = right.Length + 1;
        table.Clear();
        for (var i = left.Length - 1; i >= 0; i--)
            for (var j = right.Length - 1; j >= 0; j--)
                table[(i * width) + j] = Token.Masked(left[i]) == Token.Masked(right[j])
                    ? (byte)(table[((i + 1) * width) + j + 1] + 1)
                    : Math.Max(table[((i + 1) * width) + j], table[(i * width) + j + 1]);
        return table[0];
    }

    private void Trace(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right, ReadOnlySpan<byte> table)
    {
        var width = right.Length + 1;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (Token.Masked(left[i]) == Token.Masked(right[j])) Compare(left[i++], right[j++]);
            else if (table[((i + 1) * width) + j] >= table[(i * width) + j + 1]) i++;
            else j++;
        }
    }
}
