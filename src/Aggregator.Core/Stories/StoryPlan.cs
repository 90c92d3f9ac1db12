namespace Aggregator.Core.Stories;

/// <summary>What new texts mean for stories.</summary>
/// <param name="Stories">Stories that were formed anew; the same as before where nothing changed.</param>
/// <param name="Redirects">Stories that ended in another: old id to the id that holds most of it.</param>
/// <param name="Alone">Groups that belong to no story any more.</param>
internal sealed record StoryPlan(IReadOnlyList<PlannedStory> Stories, IReadOnlyDictionary<long, long> Redirects, IReadOnlyList<long> Alone);
