namespace Aggregator.Core.Fetching;

/// <summary>What a report changed about our own network.</summary>
internal enum OutageChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Our own outage was recognised: raise one alarm, freeze counters.</summary>
    Began,

    /// <summary>The outside is reached again.</summary>
    Ended,
}
