namespace Aggregator.Core.Pipeline;

/// <summary>Something that a poll changed about a source for good.</summary>
/// <param name="Kind">What.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">The address it left or came from, or why; never a secret.</param>
/// <param name="OtherId">The source it was merged into; 0 for none.</param>
internal sealed record SourceChange(SourceChangeKind Kind, long SourceId, string Name, string Detail, long OtherId = 0);
