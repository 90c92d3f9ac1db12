using System.Text;

namespace Aggregator.Core.Scheduling;

/// <summary>
/// The fixed parts that fetch work is divided into. A host belongs to one shard for good, and a shard is served by one job at a time,
/// so a host never sees two requests of ours at once, however many nodes run.
/// </summary>
public static class Shard
{
    /// <summary>How many shards there are. Changing it needs a rewrite of the stored shard numbers.</summary>
    public const int Count = 64;

    /// <summary>The shard of a host, 0 to <see cref="Count"/> - 1: FNV-1a over its lower-case UTF-8 form.</summary>
    public static int Of(string host)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(host.ToLowerInvariant()))
            hash = (hash ^ unit) * 16777619u;
        return (int)(hash % Count);
    }

    /// <summary>The host of an address as sources and entries store it: lower case, with the port when it is not the default one.</summary>
    public static string HostOf(Uri url) => url.IsDefaultPort ? url.IdnHost.ToLowerInvariant() : $"{url.IdnHost.ToLowerInvariant()}:{url.Port}";
}
