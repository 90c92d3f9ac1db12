using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Hands a fetched body to the parser with what the source knows about it.</summary>
internal static class SourceDocument
{
    /// <summary>Parses what a poll fetched.</summary>
    public static FeedParseResult Parse(Source source, FetchResult fetched) => Parse(source, fetched, SourceZone.Of(source)?.Offset);

    /// <summary>Parses it as if dates without a zone had this one.</summary>
    public static FeedParseResult Parse(Source source, FetchResult fetched, TimeSpan? offset)
    {
        var document = new FeedDocument(fetched.Body, fetched.ContentType, fetched.FinalUrl, fetched.FetchedAt)
        {
            AssumedOffset = offset,
        };
        var result = SourceParser.Parse(source.Kind, document, SourceParseOptions.Of(source.Kind, source.Selector));
        return source.Kind == SourceKind.Auto && IsWebPage(result) ? FeedParseResult.Failed(FaultKind.HtmlInsteadOfFeed, $"{fetched.FinalUrl} gives a web page, not a feed. If it is a page that lists articles, add it with --kind Listing.")
            : IsWreck(result) ? FeedParseResult.Failed(FaultKind.BrokenFeed, $"{fetched.FinalUrl} gives a feed so broken that no entry could be read: it may be cut off. Tell its publisher if it stays so.")
            : result;
    }

    /// <summary>The fault of a source whose domain was lost; null while it was not. Counts the polls that found a page where the feed was.</summary>
    public static Fault? LostDomain(Source source, FetchResult fetched, Fault? fault)
    {
        if (fault is not { Kind: FaultKind.HtmlInsteadOfFeed })
            return null;
        source.PagesInRow++;
        var html = CharsetDecoder.DecodePage(fetched.Body.Span, fetched.ContentType).Text;
        return ParkedDomain.Judge(fault, html, new Uri(source.Url), fetched.FinalUrl, source.PagesInRow, source.LastSuccessAt, fetched.FetchedAt) is { } why
            ? new Fault(FaultKind.DomainLost, $"{why} Look at it in a browser; then remove the source, or give it another address with sources set --url.")
            : null;
    }

    /// <summary>A feed that became a web page is a fault to tell of, not a list to harvest: that is what a parked domain looks like.</summary>
    private static bool IsWebPage(FeedParseResult result) => result.Feed is { Format: "listing" } || result.Fault is { Kind: FaultKind.NoLinksFound };

    /// <summary>An empty feed is a fault only when its markup had to be mended: a young site may well have nothing to say yet.</summary>
    private static bool IsWreck(FeedParseResult result) => result.Feed is { Entries.Count: 0, Children.Count: 0 } feed && feed.Repairs.Contains(FeedParser.MarkupRepaired);
}
