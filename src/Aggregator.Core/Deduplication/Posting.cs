namespace Aggregator.Core.Deduplication;

/// <summary>One row of the duplicate index.</summary>
/// <param name="Key">48-bit key of a shingle, a line or a whole text.</param>
/// <param name="ArticleId">An article that carries it, the first of its group to do so.</param>
internal readonly record struct Posting(long Key, long ArticleId);
