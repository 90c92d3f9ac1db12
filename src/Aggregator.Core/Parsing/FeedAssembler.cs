using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace Aggregator.Core.Parsing;

/// <summary>Joins what our own reading of the tree found with what FeedReader found.</summary>
internal static class FeedAssembler
{
    /// <summary>The feed of a tree.</summary>
    /// <param name="tree">The root element.</param>
    /// <param name="known">FeedReader's reading of it, or null.</param>
    /// <param name="charset">The charset it was decoded from.</param>
    /// <param name="repairs">Repairs made before.</param>
    /// <param name="document">Where it came from.</param>
    public static FeedParseResult Assemble(XElement tree, Feed? known, string charset, List<string> repairs, FeedDocument document)
    {
        var reader = new FeedTreeReader(document);
        reader.Read(tree);
        var feed = reader.Feed;
        var items = ItemsOf(known);
        return FeedParseResult.Of(new ParsedFeed
        {
            Format = FeedFormat.Of(tree),
            Charset = charset,
            Title = PlainTitle(feed.Title ?? known?.Title),
            Link = feed.Link ?? feed.OtherLink,
            Language = NullIfEmpty(feed.Language ?? known?.Language),
            PollHint = feed.Hints.Interval,
            SkipHours = [.. feed.Hints.SkipHours],
            SkipDays = [.. feed.Hints.SkipDays],
            Hubs = feed.Hubs,
            SelfLink = feed.SelfLink,
            NextPage = feed.NextPage,
            Entries = reader.Entries.ConvertAll(entry => Entry(entry.Draft, items.GetValueOrDefault(entry.Element), feed)),
            Repairs = repairs,
        });
    }

    private static Dictionary<XElement, FeedItem> ItemsOf(Feed? known)
    {
        var items = new Dictionary<XElement, FeedItem>();
        foreach (var item in known?.Items ?? [])
            if (item.SpecificItem?.Element is { } element) items.TryAdd(element, item);
        return items;
    }

    private static FeedEntry Entry(FeedDraft draft, FeedItem? known, FeedDraft feed) => new()
    {
        Id = draft.Id ?? NullIfEmpty(known?.Id),
        Title = draft.Title ?? NullIfEmpty(known?.Title),
        Link = draft.Link ?? draft.PermanentId ?? draft.OtherLink,
        Published = draft.Published,
        Updated = draft.Updated,
        Author = draft.Author ?? draft.Source?.Author ?? feed.Author ?? NullIfEmpty(known?.Author),
        Content = draft.Content,
        Summary = draft.Summary ?? NullIfEmpty(known?.Description),
        Categories = draft.Categories,
        ImageUrl = draft.ImageUrl,
        Enclosures = draft.Enclosures,
        Language = draft.Language == feed.Language ? null : NullIfEmpty(draft.Language),
    };

    private static string? PlainTitle(string? title) => title is null ? null : NullIfEmpty(PlainText.Of(title));

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
