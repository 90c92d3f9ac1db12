namespace Aggregator.Core.Deduplication;

/// <summary>The likely original of a duplicate group.</summary>
/// <param name="ArticleId">The copy that scores best.</param>
/// <param name="Origin">Whom the copies credit when the original itself is not among them (an agency, a site), or null.</param>
/// <param name="Copies">All copies, earliest first.</param>
internal sealed record OriginalVerdict(long ArticleId, string? Origin, IReadOnlyList<JudgedCopy> Copies);
