using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace Aggregator.Core.Parsing;

/// <summary>Makes the feed of our own reading of the tree, and of FeedReader's for what that lacks.</summary>
internal static class FeedAssembler
{
    /// <summary>The feed of a tree.</summary>
    /// <param name="tree">The root element.</param>
    /// <param name="mayAskFeedReader">False when the tree is so large that FeedReader's second reading would cost too much.</param>
    /// <param name="charset">The charset it was decoded from.</param>
    /// <param name="repairs">Repairs made before.</param>
    /// <param name="document">Where it came from.</param>
    public static FeedParseResult Assemble(XElement tree, bool mayAskFeedReader, string charset, List<string> repairs, FeedDocument document)
    {
        var reader = new FeedTreeReader(document);
        reader.Read(tree);
        var feed = reader.Feed;
        var known = mayAskFeedReader && LacksSomething(reader) ? KnownFeed.Of(tree) : null;
        var items = ItemsOf(known);
        var link = Absolute(feed.Link ?? feed.OtherLink ?? WebAddress(feed.Id), document.Url);
        var site = document.Url is not null && Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : document.Url;
        return FeedParseResult.Of(new ParsedFeed
        {
            Format = FeedFormat.Of(tree),
            Charset = charset,
            Title = PlainTitle(feed.Title ?? known?.Title),
            Link = link,
            Language = NullIfEmpty(feed.Language ?? known?.Language),
            PollHint = feed.Hints.Interval,
            SkipHours = [.. feed.Hints.SkipHours],
            SkipDays = [.. feed.Hints.SkipDays],
            Hubs = feed.Hubs,
            SelfLink = feed.SelfLink,
            NextPage = feed.NextPage,
            Entries = reader.Entries.ConvertAll(entry => Entry(entry.Draft, items.GetValueOrDefault(entry.Element), feed, site)),
            Repairs = repairs,
        });
    }

    /// <summary>FeedReader takes as long as all the rest, and on what states these it has nothing to add.</summary>
    private static bool LacksSomething(FeedTreeReader reader) =>
        reader.Feed.Title is null
        || reader.Entries.Exists(entry => entry.Draft.Id is null || (entry.Draft.Title is null && entry.Draft.Summary is null && entry.Draft.Content is null));

    private static Dictionary<XElement, FeedItem> ItemsOf(Feed? known)
    {
        var items = new Dictionary<XElement, FeedItem>();
        foreach (var item in known?.Items ?? [])
            if (item.SpecificItem?.Element is { } element) items.TryAdd(element, item);
        return items;
    }

    private static FeedEntry Entry(FeedDraft draft, FeedItem? known, FeedDraft feed, Uri? site) => new()
    {
        Id = draft.Id ?? NullIfEmpty(known?.Id),
        Title = draft.Title ?? NullIfEmpty(known?.Title),
        Link = Absolute(draft.Link ?? WebAddress(draft.PermanentId) ?? draft.OtherLink ?? draft.PermanentId, site),
        Published = draft.Published ?? (draft.Updated is null ? draft.Created : null),
        Updated = draft.Updated,
        Author = draft.Author ?? draft.Source?.Author ?? feed.Author ?? NullIfEmpty(known?.Author),
        Content = draft.Content,
        Summary = draft.Summary ?? NullIfEmpty(known?.Description),
        Categories = draft.Categories,
        ImageUrl = Absolute(draft.ImageUrl, site),
        Enclosures = draft.Enclosures.ConvertAll(enclosure => enclosure with { Url = Absolute(enclosure.Url, site)! }),
        Language = draft.Language == feed.Language ? null : NullIfEmpty(draft.Language),
    };

    private static string? Absolute(string? address, Uri? site) => address is null ? null : FeedLinks.ResolveStated(address, site);

    private static string? WebAddress(string? id) =>
        id is not null && (id.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || id.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) ? id : null;

    private static string? PlainTitle(string? title) => title is null ? null : NullIfEmpty(PlainText.Of(title));

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
