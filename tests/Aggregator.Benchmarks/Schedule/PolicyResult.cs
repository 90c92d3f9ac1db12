namespace Aggregator.Benchmarks.Schedule;

/// <summary>What one policy achieved over all sources.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="MedianDelaySeconds">Median over all entries from publication to discovery.</param>
/// <param name="P95DelaySeconds">95th percentile of the same.</param>
/// <param name="Requests">Polls made.</param>
/// <param name="Missed">Entries that left a feed unseen.</param>
internal sealed record PolicyResult(string Policy, double MedianDelaySeconds, double P95DelaySeconds, long Requests, long Missed);
