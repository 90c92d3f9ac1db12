namespace Aggregator.Core.Storage;

/// <summary>What saving an article came to.</summary>
/// <param name="ArticleId">The article stored, or the one that was there already.</param>
/// <param name="IsNew">True when it was stored now.</param>
internal readonly record struct ArticleSaveOutcome(long ArticleId, bool IsNew);
