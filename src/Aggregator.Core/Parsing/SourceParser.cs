using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the document of a source of any kind.</summary>
public static class SourceParser
{
    /// <summary>Reads a document.</summary>
    /// <param name="kind">What it is; <see cref="SourceKind.Auto"/> to tell by its content.</param>
    /// <param name="document">Its bytes, with what is known about them.</param>
    /// <param name="options">What the operator said about it; null for nothing.</param>
    public static FeedParseResult Parse(SourceKind kind, FeedDocument document, SourceParseOptions? options = null)
    {
        var result = ParseOnce(kind, document, options ?? new SourceParseOptions());
        // Only the document tells its language, and dates without a zone depend on that: then they are read again.
        return document.AssumedOffset is null && result.Feed is { } feed && RegionalOffset.Of(feed.Language, document.Url?.IdnHost) is { } offset
            ? ParseOnce(kind, document with { AssumedOffset = offset }, options ?? new SourceParseOptions())
            : result;
    }

    private static FeedParseResult ParseOnce(SourceKind kind, FeedDocument document, SourceParseOptions options)
    {
        return kind switch
        {
            SourceKind.Feed => FeedParser.Parse(document),
            SourceKind.Sitemap => SitemapParser.Parse(document),
            SourceKind.Listing => ListingParser.Parse(document, options.LinkSelector),
            SourceKind.JsonApi => JsonApiParser.Parse(document, options.JsonPaths),
            _ => Detect(document, options),
        };
    }

    private static FeedParseResult Detect(FeedDocument document, SourceParseOptions options)
    {
        var feed = FeedParser.Parse(document);
        if (feed.Fault is not { } fault) return feed;
        if (fault.Kind is not (FaultKind.NotAFeed or FaultKind.HtmlInsteadOfFeed)) return feed;
        if (DocumentText.Decode(document, false, out var decoded) is { } unreadable) return unreadable;
        var text = decoded.Text.AsSpan().TrimStart();
        return text switch
        {
            ['{' or '[', ..] => JsonApiParser.Parse(document, options.JsonPaths),
            _ when SitemapParser.IsSitemap(text) => SitemapParser.Parse(document),
            _ when fault.Kind == FaultKind.HtmlInsteadOfFeed => ListingParser.Parse(document, options.LinkSelector),
            _ => feed,
        };
    }
}
