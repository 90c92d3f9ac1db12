using Aggregator.Core.Canonicalising;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Follows a source's permanent redirects: takes an address over, goes back from it, or finds the source that is there already.</summary>
internal sealed class AddressWatch(PoliteFetcher fetcher, HostLanes hosts, SourceRequests requests)
{
    /// <summary>Takes note of a poll. What changes is on the tracked rows, saved with the poll.</summary>
    /// <returns>What changed, and the source to merge into when there is one.</returns>
    public async Task<(SourceChange? Change, Source? MergeInto)> FollowAsync(
        AggregatorDb db, Source source, FetchResult fetched, Fault? fault, CancellationToken cancellationToken)
    {
        var before = SourceMemory.Redirects(source);
        var after = before.After(fetched, fault, source.ConsecutiveFailures);
        if (after.Address == before.Address)
        {
            if (after.Candidate is not { AbsoluteUri.Length: > 2000 })
                SourceMemory.Store(source, after);
            return (null, null);
        }

        if (after.Rejected == before.Address)
            return (await GoBackAsync(source, after, cancellationToken).ConfigureAwait(false), null);
        return await TakeOverAsync(db, source, after, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a source another address.</summary>
    public static void Move(Source source, Uri address)
    {
        source.Url = address.AbsoluteUri;
        source.UrlHash = HashOf(address);
        source.Host = Shard.HostOf(address);
        source.Shard = Shard.Of(source.Host);
    }

    /// <summary>The hash that an address has among sources.</summary>
    public static byte[] HashOf(Uri address) => UrlHash.Of(UrlCanonicaliser.Canonicalise(address.AbsoluteUri) ?? address.AbsoluteUri);

    /// <summary>A hash that no address has: a row that keeps its id gives its address free.</summary>
    public static byte[] FreedHash(Source source) => UrlHash.Of($"left by source {source.Id}: {source.Url}");

    /// <summary>Only goes back when the address before works, so that a feed is never left for a dead address.</summary>
    private async Task<SourceChange?> GoBackAsync(Source source, RedirectMemory after, CancellationToken cancellationToken)
    {
        var host = Shard.HostOf(after.Address);
        if (hosts.Wait(host) > TimeSpan.Zero)
            return null;
        var (request, unreadable) = requests.Compose(after.Address, FetchPurpose.Feed, source.Url, source.ProtectedAccess);
        if (unreadable is not null)
            return null;
        var old = await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        if (old.Fault is not null || SourceDocument.Parse(source, old).Fault is not null)
            return null;
        var left = source.Url;
        Move(source, after.Address);
        SourceMemory.Store(source, after);
        return new(SourceChangeKind.AddressReturned, source.Id, source.DisplayName, left);
    }

    private static async Task<(SourceChange? Change, Source? MergeInto)> TakeOverAsync(AggregatorDb db, Source source, RedirectMemory after, CancellationToken cancellationToken)
    {
        var target = after.Address;
        // What the operator gave for one host is not handed to another, so such a source stays where it is.
        if (target.AbsoluteUri.Length > 2000 || (source.ProtectedAccess is not null && !RedirectTrail.IsSameOrigin(new Uri(source.Url), target)))
            return (null, null);

        var hash = HashOf(target);
        var there = await db.Sources.FirstOrDefaultAsync(s => s.UrlHash == hash && s.Id != source.Id, cancellationToken).ConfigureAwait(false);
        var kept = there?.MergedIntoId is { } into ? await db.Sources.FirstOrDefaultAsync(s => s.Id == into, cancellationToken).ConfigureAwait(false) : there;
        if (kept is { State: SourceState.Paused })
            return (null, null);
        if (kept is not null && kept.Id != source.Id)
            return (new(SourceChangeKind.Merged, source.Id, source.DisplayName, target.GetLeftPart(UriPartial.Path), kept.Id), kept);

        if (there is not null)
        {
            var freed = FreedHash(there);
            await db.Sources.Where(s => s.Id == there.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.UrlHash, freed), cancellationToken).ConfigureAwait(false);
        }

        var left = source.Url;
        Move(source, target);
        SourceMemory.Store(source, after);
        return (new(SourceChangeKind.AddressTakenOver, source.Id, source.DisplayName, left), null);
    }
}
