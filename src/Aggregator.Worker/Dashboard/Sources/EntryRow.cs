using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>An entry of a source and what became of it.</summary>
public sealed record EntryRow
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required EntryState State { get; init; }

    public required DateTimeOffset DiscoveredAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }

    public required int Attempts { get; init; }

    public required string FaultMessage { get; init; }

    public long? ArticleId { get; init; }
}
