namespace Aggregator.Core.Storage;

/// <summary>An article that belongs to another group than the stored one.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FromGroupId">The stored group.</param>
/// <param name="IntoGroupId">The group found.</param>
internal readonly record struct RegroupMove(long ArticleId, long FromGroupId, long IntoGroupId);
