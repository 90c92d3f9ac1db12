using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>A source in a list.</summary>
public sealed record SourceRow
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(15);

    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required string Folder { get; init; }

    public required SourceState State { get; init; }

    public required FaultKind LastFault { get; init; }

    public required string LastFaultMessage { get; init; }

    public required int ConsecutiveFailures { get; init; }

    public DateTimeOffset? LastPolledAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastNewEntryAt { get; init; }

    public required DateTimeOffset NextDueAt { get; init; }

    public required string NextDueReason { get; init; }

    /// <summary>New entries of the last 24 hours; null when not counted for this list.</summary>
    public int? NewEntries { get; init; }

    /// <summary>How it is doing.</summary>
    public SourceHealth HealthAt(DateTimeOffset now) => State switch
    {
        SourceState.Paused => SourceHealth.Paused,
        SourceState.Resting => SourceHealth.Resting,
        SourceState.Removed => SourceHealth.Removed,
        _ when LastFault != FaultKind.None => ConsecutiveFailures >= 3 ? SourceHealth.Failing : SourceHealth.Unsteady,
        _ when NextDueAt < now - LateAfter => SourceHealth.Late,
        _ when LastPolledAt is null => SourceHealth.New,
        _ => SourceHealth.Ok,
    };
}
