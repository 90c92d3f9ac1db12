using System.Globalization;

namespace Aggregator.Core.Deduplication;

/// <summary>Tells a copy from a template, a sequel and a quotation. Pure: alignment in, verdict out.</summary>
internal static class DuplicateRules
{
    // From this share of both texts on, an article is edited rather than cut.
    private const double NearlyWhole = .8;

    // A copy shorter than this share of the other is an excerpt.
    private const double ExcerptShare = .4;

    // A shared passage of this many tokens is a quotation worth storing.
    private const int QuotedPassage = 25;

    /// <summary>The verdict for texts whose normalised letters are equal.</summary>
    public static DuplicateVerdict Identical(int sharedKeys) =>
        new(DuplicateRelation.Identical, sharedKeys, 1, 1, 0, 0, "letters and digits of both texts are equal");

    /// <summary>Judges an alignment of two texts without their furniture.</summary>
    /// <param name="alignment">The alignment.</param>
    /// <param name="remaining">Share of the shorter text that was left after furniture was taken out, 0 to 1.</param>
    /// <param name="sharedKeys">Index keys both carry.</param>
    /// <param name="options">Thresholds.</param>
    public static DuplicateVerdict Judge(Alignment alignment, double remaining, int sharedKeys, DuplicateOptions options)
    {
        var (relation, reason) = Decide(alignment, remaining, options);
        return new DuplicateVerdict(relation, sharedKeys, alignment.Containment, alignment.Resemblance,
            alignment.NumbersAgreed, alignment.NumbersDiffered, reason);
    }

    private static (DuplicateRelation Relation, string Reason) Decide(Alignment alignment, double remaining, DuplicateOptions options)
    {
        var shorter = Math.Min(alignment.LengthA, alignment.LengthB);
        if (shorter < options.MinTokens || remaining < options.MinRemaining)
            return (DuplicateRelation.Unrelated, "too little text remains without what unrelated articles carry too");
        if (alignment.NumbersDiffered > options.CorrectedNumbers && alignment.NumbersAgreed < alignment.Numbers * options.MinNumberAgreement)
            return (DuplicateRelation.Unrelated, Text($"{alignment.NumbersDiffered} of {alignment.Numbers} numbers differ: issues of one template"));
        if (alignment.Containment < options.MinContainment)
            return alignment.Longest >= QuotedPassage
                ? (DuplicateRelation.Quotes, Text($"shares a passage of {alignment.Longest} tokens, {alignment.Containment:P0} of the shorter text"))
                : (DuplicateRelation.Unrelated, Text($"shares only {alignment.Containment:P0} of the shorter text"));
        if (alignment.Substitution > options.MaxSubstitution)
            return (DuplicateRelation.Unrelated, Text($"{alignment.Substitution:P0} of the shared passages is filled in differently: one pattern, two articles"));
        if (alignment.Divergence > options.MaxDivergence)
            return (DuplicateRelation.Unrelated, Text($"differs in one block of {alignment.Divergence:P0} of each text: two articles in one frame"));
        return (Kind(alignment, shorter), Text($"shares {alignment.Containment:P0} of the shorter and {alignment.Resemblance:P0} of the longer text"));
    }

    private static DuplicateRelation Kind(Alignment alignment, int shorter)
    {
        if (alignment.Resemblance >= NearlyWhole) return DuplicateRelation.Edited;
        return shorter < Math.Max(alignment.LengthA, alignment.LengthB) * ExcerptShare ? DuplicateRelation.Excerpt : DuplicateRelation.Cut;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
