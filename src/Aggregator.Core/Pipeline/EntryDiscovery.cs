using System.Net;
using Aggregator.Core.Canonicalising;
using Aggregator.Core.Parsing;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Makes entries of what a feed lists and drops those that are known.</summary>
internal sealed class EntryDiscovery(FurtherPages further, TimeProvider clock)
{
    private const int LookUpAtOnce = 200;
    private const int NextPagesAtMost = 3;

    /// <summary>The entries of a feed that are not known yet, further pages included where something was missed.</summary>
    /// <returns>How many the document lists, and the new ones.</returns>
    public async Task<(int Found, List<Entry> Fresh)> FindAsync(AggregatorDb db, Source source, ParsedFeed feed, Poll poll, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var found = Canonical(source, feed, poll);
        var fresh = await DropKnownAsync(db, found, cancellationToken).ConfigureAwait(false);
        if (source.LastSuccessAt is not null && feed.NextPage is not null && fresh.Count == found.Count)
            fresh = await CatchUpAsync(db, source, feed, poll, fresh, cookies, cancellationToken).ConfigureAwait(false);
        return (found.Count, fresh);
    }

    /// <summary>Those whose address is not stored yet.</summary>
    internal static async Task<List<Entry>> DropKnownAsync(AggregatorDb db, List<Entry> found, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in found.Chunk(LookUpAtOnce))
        {
            var hashes = batch.Select(entry => entry.UrlHash).ToArray();
            foreach (var hash in await db.Entries.Where(e => hashes.Contains(e.UrlHash)).Select(e => e.UrlHash).ToListAsync(cancellationToken).ConfigureAwait(false))
                known.Add(Convert.ToHexString(hash));
        }

        return [.. found.Where(entry => !known.Contains(Convert.ToHexString(entry.UrlHash)))];
    }

    private List<Entry> Canonical(Source source, ParsedFeed feed, Poll poll)
    {
        var found = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in feed.Entries)
        {
            if (entry.Link is { } link && UrlCanonicaliser.Canonicalise(link) is { } canonical && Uri.TryCreate(link.Trim(), UriKind.Absolute, out var url) && url.AbsoluteUri.Length <= 2000)
                found.TryAdd(canonical, EntryComposer.Compose(source.Id, entry, url, UrlHash.Of(canonical), clock.GetUtcNow()));
            else
                poll.EntriesRejected++;
        }

        return [.. found.Values.DistinctBy(entry => Convert.ToHexString(entry.UrlHash))];
    }

    /// <summary>When nothing known is left in the feed, entries have rolled off since the last poll: they are looked for on its next pages.</summary>
    private async Task<List<Entry>> CatchUpAsync(
        AggregatorDb db, Source source, ParsedFeed feed, Poll poll, List<Entry> fresh, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var all = fresh.ToDictionary(entry => Convert.ToHexString(entry.UrlHash));
        for (var pages = 0; pages < NextPagesAtMost && feed.NextPage is { } next; pages++)
        {
            if (await further.ReadAsync(source, next, cookies, cancellationToken).ConfigureAwait(false) is not { } page)
                break;
            feed = page;
            var found = Canonical(source, page, poll);
            var more = await DropKnownAsync(db, found, cancellationToken).ConfigureAwait(false);
            foreach (var entry in more)
                all.TryAdd(Convert.ToHexString(entry.UrlHash), entry);
            if (more.Count < found.Count)
                break;
        }

        return [.. all.Values];
    }
}
