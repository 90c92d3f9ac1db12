using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Reads the documents that a polled one points to: the maps of a sitemap index, the next pages of a paged feed (RFC 5005).</summary>
internal sealed class FurtherPages(PoliteFetcher fetcher, HostLanes hosts)
{
    private const int MapsAtMost = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>The entries of the first maps that a sitemap index names, after those of the document itself.</summary>
    public async Task<ParsedFeed> WithChildrenAsync(Source source, ParsedFeed feed, CancellationToken cancellationToken)
    {
        var entries = feed.Entries.ToList();
        foreach (var child in feed.Children.Take(MapsAtMost))
        {
            if (await ReadAsync(source, child, cancellationToken).ConfigureAwait(false) is { } map)
                entries.AddRange(map.Entries);
        }

        return feed with { Entries = entries };
    }

    /// <summary>A further document of the source; null when it cannot be read, which the next poll will find out again.</summary>
    public async Task<ParsedFeed?> ReadAsync(Source source, string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return null;
        if (hosts.Wait(Shard.HostOf(url)) > LongestPause)
            return null;
        var fetched = await fetcher.FetchAsync(new FetchRequest(url, FetchPurpose.Feed), cancellationToken).ConfigureAwait(false);
        return fetched.Fault is null ? SourceDocument.Parse(source, fetched).Feed : null;
    }
}
