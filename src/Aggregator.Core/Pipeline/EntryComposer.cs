using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Parsing;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Makes an entry's row from what a feed says of it.</summary>
internal static partial class EntryComposer
{
    /// <summary>Composes the row; the poll's id is set when it is saved.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="feedEntry">What the feed says.</param>
    /// <param name="url">The address to fetch.</param>
    /// <param name="urlHash">The hash of its canonical form.</param>
    /// <param name="now">When found.</param>
    public static Entry Compose(long sourceId, FeedEntry feedEntry, Uri url, byte[] urlHash, DateTimeOffset now)
    {
        var host = Shard.HostOf(url);
        var published = feedEntry.Published ?? feedEntry.Updated;
        return new Entry
        {
            SourceId = sourceId,
            Url = url.AbsoluteUri,
            UrlHash = urlHash,
            Host = ColumnText.Fit(host, 260),
            Shard = Shard.Of(host),
            State = EntryState.Waiting,
            DiscoveredAt = now,
            NextAttemptAt = now,
            FeedId = ColumnText.Fit(feedEntry.Id, 1000),
            Title = ColumnText.Fit(PlainText(feedEntry.Title), 1000),
            Author = ColumnText.Fit(PlainText(feedEntry.Author), 300),
            PublishedAt = published,
            PublishedOffsetMinutes = (int)(published?.Offset.TotalMinutes ?? 0),
            Summary = ColumnText.Fit(PlainText(feedEntry.Summary), 2000),
            Tags = ColumnText.Lines(feedEntry.Categories, 1000),
            ImageUrl = ColumnText.Fit(feedEntry.ImageUrl, 2000),
        };
    }

    /// <summary>Markup to text, good enough for a title or a summary line; the result is text, to be escaped when shown.</summary>
    private static string PlainText(string? markup)
    {
        if (string.IsNullOrEmpty(markup))
            return "";
        var head = markup.Length > 20_000 ? markup[..20_000] : markup;
        return Space().Replace(WebUtility.HtmlDecode(Tag().Replace(head, " ")), " ").Trim();
    }

    [GeneratedRegex("<[a-zA-Z/!?][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
