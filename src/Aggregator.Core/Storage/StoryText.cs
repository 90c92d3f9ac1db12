namespace Aggregator.Core.Storage;

/// <summary>A text as decisions speak of it.</summary>
/// <param name="GroupId">Its duplicate group.</param>
/// <param name="ArticleId">The article that stands for it.</param>
/// <param name="StoryId">Its story, or null.</param>
internal sealed record StoryText(long GroupId, long ArticleId, long? StoryId);
