namespace Aggregator.Core.Fetching;

/// <summary>How one host is to be treated; plain data, so that a cluster can hand it from node to node with the host's shard.</summary>
/// <param name="Host">Host name in lower case.</param>
/// <param name="NotBefore">The earliest time of the next fetch.</param>
/// <param name="SlowedTo">The pause that refusals (429, 503) have raised, sinking again with every success; zero when there were none.</param>
/// <param name="Refusals">Refusals in a row.</param>
internal sealed record HostLane(string Host, DateTimeOffset NotBefore, TimeSpan SlowedTo, int Refusals)
{
    /// <summary>A host nothing is known of.</summary>
    public static HostLane Fresh(string host) => new(host, DateTimeOffset.MinValue, TimeSpan.Zero, 0);

    /// <summary>How long to wait before the next fetch; zero when it may go at once.</summary>
    public TimeSpan Wait(DateTimeOffset now) => NotBefore > now ? NotBefore - now : TimeSpan.Zero;
}
