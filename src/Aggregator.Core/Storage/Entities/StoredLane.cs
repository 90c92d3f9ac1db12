namespace Aggregator.Core.Storage;

/// <summary>How a host is to be treated, kept for as long as it tells more than the past. One row a host, for every process that fetches.</summary>
public sealed class StoredLane
{
    /// <summary>The host, lower case, with the port when it is not the default one. The key.</summary>
    public required string Host { get; set; }

    /// <summary>The shard that the host belongs to.</summary>
    public int Shard { get; set; }

    /// <summary>The earliest time of the next request.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>While a request is on its way: when its reservation lapses if it is never given back.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The pause that refusals have raised, in milliseconds; 0 for none.</summary>
    public int SlowedToMilliseconds { get; set; }

    /// <summary>The pause that robots.txt asks for, in milliseconds; null for none.</summary>
    public int? CrawlDelayMilliseconds { get; set; }

    /// <summary>Refusals and failures in a row.</summary>
    public int Refusals { get; set; }

    /// <summary>Why the host rests; empty when only the usual pause is kept.</summary>
    public string Why { get; set; } = "";
}
