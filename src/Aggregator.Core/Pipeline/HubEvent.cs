namespace Aggregator.Core.Pipeline;

/// <summary>Something that happened between us and a hub.</summary>
/// <param name="Kind">What.</param>
/// <param name="SourceId">The source it is about.</param>
/// <param name="Hub">The hub.</param>
/// <param name="Detail">Why, where something failed; empty otherwise.</param>
/// <param name="Until">When the lease ends, for a confirmation.</param>
internal sealed record HubEvent(HubEventKind Kind, long SourceId, string Hub, string Detail = "", DateTimeOffset? Until = null);
