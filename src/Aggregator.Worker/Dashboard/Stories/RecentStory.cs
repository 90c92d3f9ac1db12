namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>What is to be known of a story before its votes are counted.</summary>
/// <param name="Id">The story.</param>
/// <param name="Language">Its language, or empty.</param>
/// <param name="Category">Its category, or empty.</param>
/// <param name="Sources">Its independent sources.</param>
/// <param name="LastAt">When its last article appeared.</param>
internal sealed record RecentStory(long Id, string Language, string Category, int Sources, DateTimeOffset LastAt);
