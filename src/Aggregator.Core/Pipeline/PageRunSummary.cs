using Aggregator.Core.Diagnostics;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>What one attempt at a page did.</summary>
internal sealed record PageRunSummary
{
    /// <summary>The entry.</summary>
    public required long EntryId { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>What became of it.</summary>
    public required EntryState State { get; init; }

    /// <summary>The article stored or already known; 0 for none.</summary>
    public long ArticleId { get; init; }

    /// <summary>The article's title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The fault, or null.</summary>
    public Fault? Fault { get; init; }

    /// <summary>True when the attempt does not count because our own network is down.</summary>
    public bool Postponed { get; init; }

    /// <summary>Attempts made so far.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt is due, while waiting.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>How long the fetch took.</summary>
    public TimeSpan Elapsed { get; init; }
}
