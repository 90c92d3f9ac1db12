namespace Aggregator.Core.Scheduling;

/// <summary>What a visit to a stored article found.</summary>
internal enum RevisitVerdict
{
    /// <summary>The same text.</summary>
    Unchanged,

    /// <summary>Another text: a revision.</summary>
    Revised,

    /// <summary>404 or 410: a tombstone.</summary>
    Removed,

    /// <summary>Nothing that tells; try again.</summary>
    Failed,
}
