namespace Aggregator.Core.Storage;

/// <summary>The subscription of a source to the hub that its feed names (W3C WebSub).</summary>
public sealed class HubSubscription
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>The source; one has one subscription at most.</summary>
    public long SourceId { get; set; }

    /// <summary>The hub's address.</summary>
    public required string Hub { get; set; }

    /// <summary>The feed's own address, as it states it: what is subscribed to.</summary>
    public required string Topic { get; set; }

    /// <summary>What pushes are signed with; known to the hub and to us.</summary>
    public required string Secret { get; set; }

    /// <summary>Last part of the callback address; unique and not to be guessed.</summary>
    public required string CallbackToken { get; set; }

    /// <summary>How it stands.</summary>
    public HubSubscriptionState State { get; set; }

    /// <summary>When the hub is asked next: the first time, again after a failure, or to renew.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>When the hub was last asked, or null.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Times asked since the last confirmation.</summary>
    public int Attempts { get; set; }

    /// <summary>When the hub last confirmed, or null.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When the lease ends, or null.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When the last push with a right signature came, or null.</summary>
    public DateTimeOffset? LastPushAt { get; set; }

    /// <summary>When a poll last found entries that no push had told of, or null.</summary>
    public DateTimeOffset? MissedAt { get; set; }

    /// <summary>Pushes ignored because their signature was missing or wrong.</summary>
    public int ForgedPushes { get; set; }

    /// <summary>What last went wrong, as a sentence; empty when nothing did.</summary>
    public string FaultMessage { get; set; } = "";
}
