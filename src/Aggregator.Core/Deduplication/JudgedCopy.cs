namespace Aggregator.Core.Deduplication;

/// <summary>One copy as judged.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Score">Points for being the original.</param>
/// <param name="Lag">How long after the original it appeared; negative when before.</param>
/// <param name="RetitledFrom">The original's title when this copy's differs, or null.</param>
/// <param name="Reasons">What counted, one plain sentence each.</param>
internal sealed record JudgedCopy(long ArticleId, double Score, TimeSpan Lag, string? RetitledFrom, IReadOnlyList<string> Reasons);
