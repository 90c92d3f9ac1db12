namespace Aggregator.Core.Storage;

/// <summary>How a subscription stands.</summary>
public enum HubSubscriptionState
{
    /// <summary>Wanted; the hub has not confirmed it (or no longer holds it).</summary>
    Pending,

    /// <summary>Confirmed; it holds until its lease ends.</summary>
    Active,

    /// <summary>The hub refuses it; it is asked again much later.</summary>
    Denied,

    /// <summary>No longer wanted: the feed names no hub any more, or the source was removed.</summary>
    Ended,

    /// <summary>No longer wanted, and the hub is yet to be told.</summary>
    Leaving,
}
