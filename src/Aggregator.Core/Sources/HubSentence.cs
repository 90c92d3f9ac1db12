using System.Globalization;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Sources;

/// <summary>How a subscription to a hub stands, as one sentence for operators; it holds no secret.</summary>
internal static class HubSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(HubSubscription hub)
    {
        var state = hub.State switch
        {
            HubSubscriptionState.Active => $"confirmed{At(" until", hub.LeaseUntil)}, {(hub.LastPushAt is null ? "no push yet" : $"last push{At("", hub.LastPushAt)}")}",
            HubSubscriptionState.Denied => $"refused, asked again{At("", hub.NextAttemptAt)}",
            HubSubscriptionState.Leaving => "being given up",
            HubSubscriptionState.Ended => "given up",
            _ => hub.AskedAt is null ? "to be asked" : $"asked{At("", hub.AskedAt)}, not confirmed yet",
        };
        var forged = hub.ForgedPushes > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {hub.ForgedPushes} push(es) with a wrong signature ignored") : "";
        return $"{hub.Hub}: {state}{forged}{(hub.FaultMessage.Length > 0 ? $". {hub.FaultMessage}" : "")}";
    }

    private static string At(string word, DateTimeOffset? moment) => moment is { } at ? $"{word} {at.ToUniversalTime():yyyy-MM-dd HH:mm} UTC" : "";
}
