namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A page of the list of stories.</summary>
/// <param name="Rows">The one with the latest article first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="LookedBackTo">Up to when a narrowed list looked; null when it looked at all there is or found enough.</param>
public sealed record StoryList(IReadOnlyList<HotRow> Rows, string? Next, DateTimeOffset? LookedBackTo);
