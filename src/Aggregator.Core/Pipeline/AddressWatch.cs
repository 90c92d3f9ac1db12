using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Follows a source's permanent redirects: takes an address over, goes back from it, or finds the source that is there already.</summary>
internal sealed class AddressWatch(PoliteFetcher fetcher, HostLanes hosts, SourceRequests requests)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Takes note of a poll. What changes is on the tracked rows, saved with the poll.</summary>
    /// <returns>What changed, and the source to merge into when there is one.</returns>
    public async Task<(SourceChange? Change, Source? MergeInto)> FollowAsync(
        AggregatorDb db, Source source, FetchResult fetched, Fault? fault, CancellationToken cancellationToken)
    {
        var before = SourceMemory.Redirects(source);
        var after = before.After(fetched, fault, source.ConsecutiveFailures);
        if (after.Address == before.Address)
        {
            if (after.Candidate is not { AbsoluteUri.Length: > SourceAddress.MaxLength })
                SourceMemory.Store(source, after);
            return (null, null);
        }

        var back = after.Rejected == before.Address;
        return await (back ? WorksAsync(source, after.Address, cancellationToken) : Task.FromResult(MayTakeOver(source, after.Address))).ConfigureAwait(false)
            ? await MoveAsync(db, source, after, back ? SourceChangeKind.AddressReturned : SourceChangeKind.AddressTakenOver, cancellationToken).ConfigureAwait(false)
            : (null, null);
    }

    /// <summary>Only goes back when the address before gives a feed, so that none is left for a dead one.</summary>
    private async Task<bool> WorksAsync(Source source, Uri former, CancellationToken cancellationToken)
    {
        if (hosts.Wait(Shard.HostOf(former)) > LongestPause)
            return false;
        var (request, unreadable) = requests.Compose(former, FetchPurpose.Feed, source.Url, source.ProtectedAccess);
        if (unreadable is not null)
            return false;
        var old = await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        return old.Fault is null && SourceDocument.Parse(source, old).Fault is null;
    }

    /// <summary>What the operator gave for one host is not handed to another, so such a source stays where it is.</summary>
    private static bool MayTakeOver(Source source, Uri target) =>
        target.AbsoluteUri.Length <= SourceAddress.MaxLength && (source.ProtectedAccess is null || RedirectTrail.IsSameOrigin(new Uri(source.Url), target));

    private static async Task<(SourceChange? Change, Source? MergeInto)> MoveAsync(
        AggregatorDb db, Source source, RedirectMemory after, SourceChangeKind kind, CancellationToken cancellationToken)
    {
        var holder = await SourceAddress.ClaimAsync(db, source.Id, after.Address, cancellationToken).ConfigureAwait(false);
        if (holder is { State: SourceState.Paused })
            return (null, null);
        if (holder is not null)
            return (new(SourceChangeKind.Merged, source.Id, source.DisplayName, after.Address.GetLeftPart(UriPartial.Path), holder.Id), holder);

        var change = new SourceChange(kind, source.Id, source.DisplayName, new Uri(source.Url).GetLeftPart(UriPartial.Path));
        SourceAddress.Move(source, after.Address);
        SourceMemory.Store(source, after);
        return (change, null);
    }
}
