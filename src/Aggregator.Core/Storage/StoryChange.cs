using Aggregator.Core.Stories;

namespace Aggregator.Core.Storage;

/// <summary>A change of stories, to be stored as one.</summary>
/// <param name="Plan">Stories formed anew.</param>
/// <param name="Before">The story of each group before.</param>
/// <param name="Queue">Groups to take off the queue.</param>
/// <param name="Gone">Groups that no longer exist.</param>
/// <param name="Touched">Stories whose articles changed in number or original.</param>
/// <param name="Keys">Telling terms of groups that came into the window or are told by another article now.</param>
/// <param name="Left">Groups that left the window.</param>
internal sealed record StoryChange(
    StoryPlan Plan,
    IReadOnlyDictionary<long, long> Before,
    IReadOnlyList<long> Queue,
    IReadOnlyList<long> Gone,
    IReadOnlyCollection<long> Touched,
    IReadOnlyDictionary<long, IReadOnlyList<long>> Keys,
    IReadOnlyList<long> Left);
