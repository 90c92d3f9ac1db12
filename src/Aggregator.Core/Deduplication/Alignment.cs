namespace Aggregator.Core.Deduplication;

/// <summary>What the alignment of two token sequences found.</summary>
/// <param name="LengthA">Tokens of the first.</param>
/// <param name="LengthB">Tokens of the second.</param>
/// <param name="Matched">Tokens that stand in both, in shared passages.</param>
/// <param name="Longest">Tokens of the longest shared passage (gaps of a few changed tokens included).</param>
/// <param name="NumbersAgreed">Aligned numbers that are equal.</param>
/// <param name="NumbersDiffered">Aligned numbers that differ.</param>
/// <param name="Substituted">Tokens inside shared passages that stand for others, numbers left out.</param>
/// <param name="Divergence">The largest place where both have text of their own, as a share of the text that has less there, 0 to 1.</param>
internal readonly record struct Alignment(
    int LengthA, int LengthB, int Matched, int Longest, int NumbersAgreed, int NumbersDiffered, int Substituted, double Divergence)
{
    /// <summary>Share of the shorter sequence that is matched.</summary>
    public double Containment => Matched == 0 ? 0 : Math.Min(1, (double)Matched / Math.Min(LengthA, LengthB));

    /// <summary>Share of the longer sequence that is matched.</summary>
    public double Resemblance => Matched == 0 ? 0 : (double)Matched / Math.Max(LengthA, LengthB);

    /// <summary>Share of the shared passages that was put in another's place, 0 to 1: low in a copy, high where one pattern is filled in anew.</summary>
    public double Substitution => Substituted == 0 ? 0 : (double)Substituted / (Matched + Substituted);

    /// <summary>Aligned numbers.</summary>
    public int Numbers => NumbersAgreed + NumbersDiffered;
}
