using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>An article with its duplicate group.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="GroupId">Its group: the id of the group's earliest article.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
internal sealed record GroupedArticle(long ArticleId, long GroupId, Fingerprint Fingerprint);
