using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Pipeline;

/// <summary>What one poll did.</summary>
internal sealed record SourceRunSummary
{
    /// <summary>The source.</summary>
    public required long SourceId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The poll's record; 0 when the source was no longer there.</summary>
    public long PollId { get; init; }

    /// <summary>The fault, or null.</summary>
    public Fault? Fault { get; init; }

    /// <summary>True when the server or the content said that nothing changed.</summary>
    public bool Unchanged { get; init; }

    /// <summary>True when no request was made because our own network is down.</summary>
    public bool Postponed { get; init; }

    /// <summary>Entries in the document.</summary>
    public int Seen { get; init; }

    /// <summary>Entries not known before.</summary>
    public int New { get; init; }

    /// <summary>How long the fetch took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>When the next poll is due.</summary>
    public DateTimeOffset NextDueAt { get; init; }

    /// <summary>How late the poll began.</summary>
    public TimeSpan Lateness { get; init; }
}
