namespace Aggregator.Core.Stories;

/// <summary>A text that may be related to another.</summary>
/// <param name="GroupId">Its duplicate group.</param>
/// <param name="Terms">What it is about; null when that is no longer kept.</param>
/// <param name="At">When it appeared.</param>
/// <param name="SameStory">True when both are of one story.</param>
internal sealed record RelatedCandidate(long GroupId, StoryTerms? Terms, DateTimeOffset At, bool SameStory);
