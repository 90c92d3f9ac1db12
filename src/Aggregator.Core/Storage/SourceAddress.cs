using Aggregator.Core.Canonicalising;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Gives a source the address that an operator names: what redirects have said of the one before is forgotten, as are its faults.</summary>
    public static void Give(Source source, Uri address)
    {
        Move(source, address);
        (source.PreviousUrl, source.TakenOverAt, source.RejectedUrl) = (null, null, null);
        Heal(source);
    }

    /// <summary>Begins anew at an address: nothing is held against it.</summary>
    public static void Heal(Source source)
    {
        source.State = source.State == SourceState.Resting ? SourceState.Active : source.State;
        (source.MovedToUrl, source.MovedCount, source.MovedSince) = (null, 0, null);
        (source.ConsecutiveFailures, source.PagesInRow, source.LastFault, source.LastFaultMessage) = (0, 0, FaultKind.None, "");
    }

    /// <summary>The source, other than one, that is polled at an address; null when there is none: then the address is free afterwards.</summary>
    public static async Task<Source?> ClaimAsync(AggregatorDb db, long sourceId, Uri address, CancellationToken cancellationToken)
    {
        var hash = HashOf(address);
        if (await db.Sources.FirstOrDefaultAsync(s => s.UrlHash == hash && s.Id != sourceId, cancellationToken).ConfigureAwait(false) is not { } there)
            return null;
        var polled = there.MergedIntoId is { } into ? await db.Sources.FirstOrDefaultAsync(s => s.Id == into, cancellationToken).ConfigureAwait(false) : there;
        if (polled is { State: not SourceState.Removed } && polled.Id != sourceId)
            return polled;

        var freed = FreedHash(there);
        await db.Sources.Where(s => s.Id == there.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.UrlHash, freed), cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>The hash that an address has among sources.</summary>
    public static byte[] HashOf(Uri address) => UrlHash.Of(UrlCanonicaliser.Canonicalise(address.AbsoluteUri) ?? address.AbsoluteUri);

    /// <summary>A hash that no address has: a row that keeps its id gives its address free.</summary>
    private static byte[] FreedHash(Source source) => UrlHash.Of($"left by source {source.Id}: {source.Url}");
}
