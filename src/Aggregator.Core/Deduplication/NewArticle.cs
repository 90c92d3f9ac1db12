using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>A stored article that waits for its group.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
internal sealed record NewArticle(long ArticleId, Fingerprint Fingerprint);
