using Aggregator.Core.Deduplication;

namespace Aggregator.Core.Storage;

/// <summary>How index and matches, as found anew, differ from what is stored.</summary>
/// <param name="Removed">Postings that are stored and were not found.</param>
/// <param name="Added">Postings that were found and are not stored.</param>
/// <param name="Links">For articles whose match differs, the match as found; null for none.</param>
internal sealed record RegroupDifference(IReadOnlyList<Posting> Removed, IReadOnlyList<Posting> Added, IReadOnlyDictionary<long, DuplicateLink?> Links)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0 && Links.Count == 0;
}
