namespace Aggregator.Core.Stories;

/// <summary>A group representative to be put into a story.</summary>
/// <param name="Id">The duplicate group.</param>
/// <param name="Terms">What it is about.</param>
/// <param name="Published">When it appeared, or null when unknown.</param>
/// <param name="PinnedStory">The story an operator put it into, or null. Items of one pin stay together, items of two never meet.</param>
internal sealed record StoryItem(long Id, StoryTerms Terms, DateTimeOffset? Published, long? PinnedStory = null);
