namespace Aggregator.Core.Scheduling;

/// <summary>One poll that brought an answer.</summary>
/// <param name="At">When it was made.</param>
/// <param name="NewEntries">Entries not seen before.</param>
/// <param name="EntriesInFeed">Entries the document held; 0 when unknown (304).</param>
/// <param name="CoverageGap">No entry was shared with the poll before, so entries may have rolled off unseen.</param>
internal sealed record PollSample(DateTimeOffset At, int NewEntries, int EntriesInFeed = 0, bool CoverageGap = false);
