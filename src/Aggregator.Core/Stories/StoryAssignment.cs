namespace Aggregator.Core.Stories;

/// <summary>What clustering a window anew means for the stories that readers know.</summary>
/// <param name="Stories">For each cluster the story it continues, or null for a new story.</param>
/// <param name="Redirects">Stories that ended in another: old id to the id that holds most of it.</param>
internal sealed record StoryAssignment(IReadOnlyList<long?> Stories, IReadOnlyDictionary<long, long> Redirects);
