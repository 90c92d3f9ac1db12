using Aggregator.Core.Diagnostics;

namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>A poll in the list of the latest.</summary>
public sealed record PollRow
{
    public required long Id { get; init; }

    public required long SourceId { get; init; }

    public required string SourceName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required int EntriesNew { get; init; }

    public required bool Unchanged { get; init; }

    public required bool OwnOutage { get; init; }

    public required FaultKind Fault { get; init; }

    public required string FaultMessage { get; init; }
}
