namespace Aggregator.Core.Stories;

/// <summary>A text to read next, and why.</summary>
/// <param name="GroupId">Its duplicate group.</param>
/// <param name="SameStory">True when it tells of the same story.</param>
/// <param name="Similarity">Likeness of the two texts' terms, 0 to 1, time left aside; null when its terms are no longer kept.</param>
/// <param name="After">How long after the text it appeared; negative when it was there before.</param>
internal sealed record RelatedText(long GroupId, bool SameStory, double? Similarity, TimeSpan After);
