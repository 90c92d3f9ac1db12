using System.Net;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Reads the documents that a polled one points to: the maps of a sitemap index, the next pages of a paged feed (RFC 5005).</summary>
internal sealed class FurtherPages(PoliteFetcher fetcher, SourceRequests requests, HostLanes hosts)
{
    private const int MapsAtMost = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>The entries of the first maps that a sitemap index names, after those of the document itself.</summary>
    public async Task<ParsedFeed> WithChildrenAsync(Source source, ParsedFeed feed, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var entries = feed.Entries.ToList();
        foreach (var child in feed.Children.Take(MapsAtMost))
        {
            if (await ReadAsync(source, child, cookies, cancellationToken).ConfigureAwait(false) is { } map)
                entries.AddRange(map.Entries);
        }

        return feed with { Entries = entries };
    }

    /// <summary>A further document of the source; null when it cannot be read, which the next poll will find out again.</summary>
    public async Task<ParsedFeed?> ReadAsync(Source source, string address, CookieContainer cookies, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return null;
        if (hosts.Wait(Shard.HostOf(url)) > LongestPause)
            return null;
        var (request, unreadable) = requests.Compose(url, FetchPurpose.Feed, source.Url, source.ProtectedAccess, cookies);
        if (unreadable is not null)
            return null;
        var fetched = await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        return fetched.Fault is null ? SourceDocument.Parse(source, fetched).Feed : null;
    }
}
