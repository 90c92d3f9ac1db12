namespace Aggregator.Core.Fetching;

/// <summary>How one host is to be treated; plain data, so that it can be stored and go from node to node.</summary>
/// <param name="Host">Host name in lower case, with the port when it is not the default one.</param>
/// <param name="NotBefore">The earliest time of the next request.</param>
/// <param name="SlowedTo">The pause that refusals (429, 503) have raised, sinking again with every success; zero when there were none.</param>
/// <param name="Refusals">Refusals in a row.</param>
internal sealed record HostLane(string Host, DateTimeOffset NotBefore, TimeSpan SlowedTo, int Refusals)
{
    /// <summary>What its robots.txt asks for, as last read; null when it asks for nothing or was not read.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    /// <summary>While a request is on its way: when it must have ended, even if whoever made it died. Null when there is none.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Why the host rests, in a few words; empty when only the usual pause is kept.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether the store has a row for it.</summary>
    public bool IsStored { get; init; }

    /// <summary>A host nothing is known of.</summary>
    public static HostLane Fresh(string host) => new(host, DateTimeOffset.MinValue, TimeSpan.Zero, 0);

    /// <summary>How long to wait before the next request; zero when it may go at once.</summary>
    public TimeSpan Wait(DateTimeOffset now) => NotBefore > now ? NotBefore - now : TimeSpan.Zero;

    /// <summary>Whether a request is on its way.</summary>
    public bool IsHeld(DateTimeOffset now) => HeldUntil > now;
}
