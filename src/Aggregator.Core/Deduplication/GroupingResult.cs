namespace Aggregator.Core.Deduplication;

/// <summary>Outcome of grouping one batch. Apply in this order: assignments, merges, postings.</summary>
/// <param name="Articles">The batch with final groups.</param>
/// <param name="Assignments">One for each article of the batch, in order.</param>
/// <param name="Merges">Groups to merge, in order.</param>
/// <param name="Postings">Rows to add to the index, ordered by key.</param>
internal sealed record GroupingResult(
    IReadOnlyList<GroupedArticle> Articles,
    IReadOnlyList<GroupAssignment> Assignments,
    IReadOnlyList<GroupMerge> Merges,
    IReadOnlyList<Posting> Postings);
