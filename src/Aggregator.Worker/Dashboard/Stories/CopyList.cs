namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A page of the list of copied articles.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record CopyList(IReadOnlyList<StoryRow> Rows, long? Next);
