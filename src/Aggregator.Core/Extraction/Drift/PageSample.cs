namespace Aggregator.Core.Extraction.Drift;

/// <summary>What became of one page that was fetched.</summary>
/// <param name="Id">The entry that named the page.</param>
/// <param name="At">When the entry was found.</param>
/// <param name="IsArticle">Whether an article was read from it.</param>
internal sealed record PageSample(long Id, DateTimeOffset At, bool IsArticle);
