using System.Globalization;

namespace Aggregator.Core.Sources;

/// <summary>Decides on a hub's verification of intent (W3C WebSub, section 5.3).</summary>
/// <param name="Answer">What to answer.</param>
/// <param name="Challenge">The body of a confirmation, to be echoed as it is with the type <c>text/plain</c>.</param>
/// <param name="Lease">How long the subscription holds; null when it is not one that begins.</param>
/// <param name="Reason">Why the hub refuses, as it says; null otherwise.</param>
internal sealed record WebSubVerification(WebSubAnswer Answer, string? Challenge, TimeSpan? Lease, string? Reason)
{
    private static readonly TimeSpan ShortestLease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(365);

    /// <summary>Decides.</summary>
    /// <param name="query">The parameters of the hub's GET.</param>
    /// <param name="pendingMode">What we asked for: <c>subscribe</c> or <c>unsubscribe</c>; null when nothing is pending.</param>
    /// <param name="topic">The topic of the subscription that the callback address belongs to.</param>
    public static WebSubVerification Decide(IReadOnlyDictionary<string, string> query, string? pendingMode, Uri topic)
    {
        var mode = query.GetValueOrDefault("hub.mode");
        if (query.GetValueOrDefault("hub.topic") != topic.OriginalString) return new(WebSubAnswer.Refuse, null, null, null);
        if (mode == "denied") return new(WebSubAnswer.AcceptDenial, null, null, query.GetValueOrDefault("hub.reason"));
        if (mode is not ("subscribe" or "unsubscribe") || mode != pendingMode || query.GetValueOrDefault("hub.challenge") is not { Length: > 0 } challenge)
            return new(WebSubAnswer.Refuse, null, null, null);
        return new(WebSubAnswer.Confirm, challenge, mode == "subscribe" ? LeaseIn(query) : null, null);
    }

    /// <summary>When to ask for the lease again: after four fifths of it.</summary>
    public static DateTimeOffset RenewalOf(DateTimeOffset begun, TimeSpan lease) => begun + (lease * 0.8);

    /// <summary>The form to send a hub.</summary>
    /// <param name="mode"><c>subscribe</c> or <c>unsubscribe</c>.</param>
    /// <param name="topic">The feed's own address.</param>
    /// <param name="callback">Our address for this one subscription; hard to guess.</param>
    /// <param name="secret">The secret to sign pushes with; at most 199 bytes.</param>
    /// <param name="lease">How long we should like it to hold.</param>
    public static IReadOnlyDictionary<string, string> Form(string mode, Uri topic, Uri callback, string secret, TimeSpan lease) => new Dictionary<string, string>
    {
        ["hub.mode"] = mode,
        ["hub.topic"] = topic.OriginalString,
        ["hub.callback"] = callback.AbsoluteUri,
        ["hub.secret"] = secret,
        ["hub.lease_seconds"] = ((long)lease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The hub's word within reason; ten days when it says none.</summary>
    private static TimeSpan LeaseIn(IReadOnlyDictionary<string, string> query)
    {
        if (!long.TryParse(query.GetValueOrDefault("hub.lease_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromDays(10);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, (long)ShortestLease.TotalSeconds, (long)LongestLease.TotalSeconds));
    }
}
