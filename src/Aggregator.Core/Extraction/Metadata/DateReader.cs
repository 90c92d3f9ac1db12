using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads when an article was published and changed.</summary>
internal static partial class DateReader
{
    private static readonly string[] PublishedNames =
        ["article:published_time", "og:article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dc.date.created",
         "sailthru.date", "parsely-pub-date", "pubdate", "publishdate", "publish_date", "publication_date", "publish-date", "article.published", "published-date", "date.published",
         "cxenseparse:recs:publishtime", "weibo:article:create_at", "og:release_date", "apub:time", "pubtime", "rnews:datepublished", "bt:pubdate", "dcsext.articlefirstpublished", "datecreated", "article_date_original", "created", "citation_date"];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "weibo:article:update_at", "article:updated_time"];

    private static readonly ulong DateBit = ClassWords.Shipped.Bit("date");
    private static readonly ulong MetaBits = ClassWords.Shipped.Bit("date") | ClassWords.Shipped.Bit("meta") | ClassWords.Shipped.Bit("author");

    /// <summary>When the article was published, and where that was read.</summary>
    internal static (DateTimeOffset? Date, string Origin) Published(PageDocument page, PageTree tree, PageHead head, ArticleBody body, TimeSpan? offset)
    {
        if (head.Linked?.Published is { } linked && DateText.Parse(linked, page.FetchedAt, offset) is { } stated)
            return (stated, "json-ld");
        foreach (var name in PublishedNames)
            if (head.First(name).Value is { } value && DateText.Parse(value, page.FetchedAt, offset) is { } date)
                return (date, name);
        var visible = Visible(page, tree, body, offset);
        return visible.Date is not null ? visible : (InAddress(page, offset), "url");
    }

    private static DateTimeOffset? InAddress(PageDocument page, TimeSpan? offset) =>
        AddressDate().Match(page.Url.AbsolutePath) is { Success: true } match ? DateText.Parse(match.Value.Trim('/').Replace('/', '-').Replace('_', '-'), page.FetchedAt, offset) : null;

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<=/)(?:19|20)\d\d[/_-](?:0?[1-9]|1[0-2])[/_-](?:[0-2]?\d|3[01])(?=[/_-])")]
    private static partial System.Text.RegularExpressions.Regex AddressDate();


    /// <summary>When the article was last changed, and where that was read.</summary>
    internal static (DateTimeOffset? Date, string Origin) Modified(PageDocument page, PageHead head, TimeSpan? offset)
    {
        if (head.Linked?.Modified is { } linked && DateText.Parse(linked, page.FetchedAt, offset) is { } stated)
            return (stated, "json-ld");
        foreach (var name in ModifiedNames)
            if (head.First(name).Value is { } value && DateText.Parse(value, page.FetchedAt, offset) is { } date)
                return (date, name);
        return (null, "");
    }

    private static (DateTimeOffset? Date, string Origin) Visible(PageDocument page, PageTree tree, ArticleBody body, TimeSpan? offset)
    {
        foreach (var time in TimeElements(tree, body))
            if (DateText.Parse(time, page.FetchedAt, offset) is { } date)
                return (date, "time");
        if (body.Blocks.Count == 0)
            return (null, "");
        var first = body.Blocks[0].Index;
        var last = body.Blocks[^1].Index;
        var near = tree.Blocks.Where(block => block.Index >= first - 25 && block.Index <= first + 2 && block.Text.Length <= 160)
            .OrderBy(block => (Words(block) & DateBit) != 0 ? 0 : (Words(block) & MetaBits) != 0 ? 1 : 2).ThenByDescending(block => block.Index)
            .Concat(tree.Blocks.Where(block => block.Index > last - 2 && block.Index < last + 6 && block.Text.Length <= 120));
        foreach (var block in near)
            if (block.Measure.Digits >= 3 && DateText.Parse(block.Text, page.FetchedAt, offset) is { } date)
                return (date, "visible text");
        return (null, "");
    }

    private static IEnumerable<string> TimeElements(PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return [];
        var first = body.Blocks[0].Index;
        return tree.Blocks.Where(block => block.Index >= first - 25 && block.Index <= first + 2)
            .SelectMany(block => block.Nodes).Select(node => node.Parent as AngleSharp.Dom.IElement)
            .Where(parent => parent?.LocalName == "time" || parent?.ParentElement?.LocalName == "time")
            .Select(parent => parent!.LocalName == "time" ? parent : parent.ParentElement!)
            .Select(time => time.GetAttribute("datetime") ?? time.TextContent);
    }

    private static ulong Words(TextBlock block) => block.InlineWords | block.Container.Words | (block.Container.Parent?.Words ?? 0);
}
