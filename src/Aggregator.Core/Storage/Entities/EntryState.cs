namespace Aggregator.Core.Storage;

/// <summary>What became of a discovered entry.</summary>
public enum EntryState
{
    /// <summary>The page is still to be fetched.</summary>
    Waiting,

    /// <summary>Stored as an article.</summary>
    Stored,

    /// <summary>Its page is one that was already stored under another URL.</summary>
    Known,

    /// <summary>Given up after the last attempt, or for a fault that no attempt cures; the fault says why.</summary>
    Failed,

    /// <summary>The page is not an article.</summary>
    Rejected,
}
