namespace Aggregator.Core.Deduplication;

/// <summary>What comparing two articles found, with the evidence.</summary>
/// <param name="Relation">The verdict.</param>
/// <param name="SharedKeys">Index keys both carry.</param>
/// <param name="Containment">Share of the shorter text (without furniture) that stands in the other, 0 to 1.</param>
/// <param name="Resemblance">Share of the longer text (without furniture) that stands in the other, 0 to 1.</param>
/// <param name="NumbersAgreed">Numbers at the same place of the shared passages that are equal.</param>
/// <param name="NumbersDiffered">Numbers at the same place of the shared passages that differ.</param>
/// <param name="Reason">The rule that decided, one plain sentence.</param>
public sealed record DuplicateVerdict(
    DuplicateRelation Relation,
    int SharedKeys,
    double Containment,
    double Resemblance,
    int NumbersAgreed,
    int NumbersDiffered,
    string Reason)
{
    /// <summary>True when both are the same article.</summary>
    public bool IsSameArticle => Relation is DuplicateRelation.Identical or DuplicateRelation.Edited or DuplicateRelation.Cut or DuplicateRelation.Excerpt;
}
