namespace Aggregator.Core.Stories;

/// <summary>A story as it is to be.</summary>
/// <param name="StoryId">The story it continues; null for a new one.</param>
/// <param name="Groups">Duplicate groups that belong to it, by time. A story may have earlier ones that are past weighing.</param>
internal sealed record PlannedStory(long? StoryId, IReadOnlyList<long> Groups);
