namespace Aggregator.Core.Storage;

/// <summary>A stored article with its group, as regrouping needs it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="PublishedAt">When it was published, or null.</param>
/// <param name="UrlHash">Hash of its address.</param>
internal sealed record RegroupCandidate(long ArticleId, long GroupId, DateTimeOffset StoredAt, DateTimeOffset? PublishedAt, byte[] UrlHash);
