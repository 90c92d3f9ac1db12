namespace Aggregator.Core.Stories;

/// <summary>One article of a story, as a vote for its importance.</summary>
/// <param name="Source">The source's owner, or its host when no owner is known: one vote each.</param>
/// <param name="GroupId">Its duplicate group.</param>
/// <param name="At">When it appeared.</param>
internal readonly record struct StoryVote(string Source, long GroupId, DateTimeOffset At);
