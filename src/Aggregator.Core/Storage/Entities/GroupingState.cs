namespace Aggregator.Core.Storage;

/// <summary>One row: who may change groups and stories now, and a stamp that every such change moves on.</summary>
public sealed class GroupingState
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>Moved on by each change of groups or stories; a process that knows another stamp reads anew.</summary>
    public long Stamp { get; set; }

    /// <summary>The process that holds the lease.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Until when; a process that died loses it by itself.</summary>
    public DateTimeOffset LeaseUntil { get; set; }
}
