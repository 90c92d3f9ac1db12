using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Aggregator.Core.Parsing;

/// <summary>Reads what a list page shows of each article: title, date, summary, image.</summary>
internal static partial class ListingItem
{
    private const int MostEntries = 1000;
    private const int LongestDateText = 80;

    /// <summary>One entry an article.</summary>
    public static IReadOnlyList<FeedEntry> Entries(List<ListingLink> links, FeedDocument document)
    {
        var owners = OwnersOf(links);
        return [.. links.GroupBy(link => link.Key).Take(MostEntries).Select(same => Entry([.. same], owners, document))];
    }

    private static FeedEntry Entry(List<ListingLink> same, Dictionary<IElement, string> owners, FeedDocument document)
    {
        var titled = same.Where(link => !ListingEvidence.IsFunction(link.Title)).DefaultIfEmpty(same[0]).MaxBy(Headline)!;
        var item = ItemOf(titled, owners);
        return new FeedEntry
        {
            Title = titled.Title.Length > 0 ? titled.Title : null,
            Link = same[0].Address.AbsoluteUri,
            Published = DateIn(item, titled.Anchor, document),
            Summary = SummaryIn(item, titled.Title),
            ImageUrl = ImageIn(item, document.Url),
        };
    }

    /// <summary>A heading is the title; otherwise the longest text up to a headline's length.</summary>
    private static int Headline(ListingLink link) =>
        (link.Anchor.Closest("h1,h2,h3,h4,h5") is not null || link.Anchor.QuerySelector("h1,h2,h3,h4,h5") is not null ? 1000 : 0) + Math.Min(link.Title.Length, 120);

    /// <summary>For every element above a link, the article it belongs to; empty when it holds several.</summary>
    private static Dictionary<IElement, string> OwnersOf(List<ListingLink> links)
    {
        var owners = new Dictionary<IElement, string>();
        foreach (var link in links)
        {
            for (IElement? above = link.Anchor; above is not null; above = above.ParentElement)
            {
                if (owners.TryAdd(above, link.Key) || owners[above] == link.Key) continue;
                if (owners[above].Length == 0) break;
                owners[above] = "";
            }
        }

        return owners;
    }

    /// <summary>The largest element around the link that holds no other article.</summary>
    private static IElement ItemOf(ListingLink link, Dictionary<IElement, string> owners)
    {
        IElement item = link.Anchor;
        for (var wider = item.ParentElement; wider is not null && wider.LocalName is not ("body" or "main" or "html"); wider = wider.ParentElement)
        {
            if (owners[wider] != link.Key) break;
            item = wider;
        }

        return item;
    }

    private static DateTimeOffset? DateIn(IElement item, IElement anchor, FeedDocument document)
    {
        DateTimeOffset? Read(string? text) => PublishedDate.Parse(text, document.FetchedAt, document.AssumedOffset);
        if (item.QuerySelector("time[datetime]") is { } time && Read(time.GetAttribute("datetime")) is { } stated) return stated;
        foreach (var text in TextsOf(item, anchor))
            if (DateText().Match(text) is { Success: true } found && Read(found.Value) is { } date) return date;
        return null;
    }

    /// <summary>Short texts of an item; of a bare link among others, what follows it.</summary>
    private static IEnumerable<string> TextsOf(IElement item, IElement anchor)
    {
        if (item == anchor && anchor.NextSibling is IText next) yield return next.Data;
        foreach (var text in item.Descendants<IText>())
            if (text.Data.Length is > 1 and <= LongestDateText) yield return text.Data;
    }

    private static string? SummaryIn(IElement item, string title)
    {
        var texts = item.QuerySelectorAll("p,[class*=desc],[class*=summary],[class*=intro],[class*=excerpt],dd")
            .Select(element => Blank().Replace(element.TextContent, " ").Trim())
            .Where(text => ListingEvidence.WordsIn(text) >= 6 && !text.Equals(title, StringComparison.OrdinalIgnoreCase));
        return texts.MaxBy(text => text.Length) is { } longest ? System.Net.WebUtility.HtmlEncode(longest) : null;
    }

    private static string? ImageIn(IElement item, Uri? baseUrl)
    {
        var image = item.QuerySelector("img");
        var source = image?.GetAttribute("data-src") ?? image?.GetAttribute("data-original") ?? image?.GetAttribute("src");
        return string.IsNullOrWhiteSpace(source) || source.StartsWith("data:", StringComparison.Ordinal) ? null : FeedLinks.ResolveStated(source.Trim(), baseUrl);
    }

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blank();

    [GeneratedRegex(
        """
        \d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?)?
        |\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}
        |(?:昨天|前天|今天|昨日|今日)(?:\s*\d{1,2}:\d{2})?
        |\d{1,4}\s*(?:秒钟?|分钟|小时|小時|天|个?月|時間|分|日)前|刚刚
        |\d{1,3}\s*(?:sec|min|hour|day|week|month)\w*\s+ago
        |(?:\d{1,2}\.?\s+)?\p{L}{3,10}\.?\s+(?:\d{1,2},?\s+)?\d{4}
        |\d{1,2}[./]\d{1,2}[./]\d{4}(?:\s+\d{1,2}:\d{2})?
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex DateText();
}
