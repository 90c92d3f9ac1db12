namespace Aggregator.Core.Pipeline;

/// <summary>What a poll can change about a source for good.</summary>
internal enum SourceChangeKind
{
    /// <summary>A permanent redirect was taken over as its address.</summary>
    AddressTakenOver,

    /// <summary>The address taken over proved dead, the one before works: it is used again.</summary>
    AddressReturned,

    /// <summary>It had come to the address of another source and became one with it.</summary>
    Merged,

    /// <summary>The server says it is gone for good (410): looked at rarely.</summary>
    Rested,

    /// <summary>Its domain is parked or somebody else's.</summary>
    DomainLost,

    /// <summary>Its server changed the feed under one validator: validators are not sent for a month.</summary>
    ValidatorsDistrusted,
}
