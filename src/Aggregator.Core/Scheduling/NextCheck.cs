namespace Aggregator.Core.Scheduling;

/// <summary>When a source is polled next.</summary>
/// <param name="DueAt">The time; never before now.</param>
/// <param name="Reason">Why then, as a short phrase for operators.</param>
internal sealed record NextCheck(DateTimeOffset DueAt, string Reason);
