using Aggregator.Core.Canonicalising;
using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Storage;

/// <summary>Gives sources their addresses: each belongs to one source at a time.</summary>
internal static class SourceAddress
{
    /// <summary>The longest address that a row has room for, in characters.</summary>
    public const int MaxLength = 2000;

    /// <summary>Gives a source another address, with nothing kept of the one before: no validators, no content to compare with.</summary>
    public static void Move(Source source, Uri address)
    {
        source.Url = address.AbsoluteUri;
        source.UrlHash = HashOf(address);
        source.Host = Shard.HostOf(address);
        source.Shard = Shard.Of(source.Host);
        (source.ETag, source.LastModified, source.ContentHash, source.EntriesHash) = (null, null, null, null);
    }

    /// <summary>The hash that an address has among sources.</summary>
    public static byte[] HashOf(Uri address) => UrlHash.Of(UrlCanonicaliser.Canonicalise(address.AbsoluteUri) ?? address.AbsoluteUri);

    /// <summary>A hash that no address has: a row that keeps its id gives its address free.</summary>
    public static byte[] FreedHash(Source source) => UrlHash.Of($"left by source {source.Id}: {source.Url}");
}
