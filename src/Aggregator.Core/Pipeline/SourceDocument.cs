using System.Text.Json;
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
    public static FeedParseResult Parse(Source source, FetchResult fetched)
    {
        var document = new FeedDocument(fetched.Body, fetched.ContentType, fetched.FinalUrl, fetched.FetchedAt)
        {
            AssumedOffset = source.AssumedOffsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        var result = SourceParser.Parse(source.Kind, document, Options(source));
        // A feed that became a web page is a fault to tell of, not a list to harvest: that is what a parked domain looks like.
        return source.Kind == SourceKind.Auto && result.Feed is { Format: "listing" }
            ? FeedParseResult.Failed(FaultKind.HtmlInsteadOfFeed, $"{fetched.FinalUrl} gives a web page, not a feed. If it is a page that lists articles, add it with --kind Listing.")
            : result;
    }

    private static SourceParseOptions? Options(Source source) => source.Selector is not { Length: > 0 } selector ? null
        : source.Kind == SourceKind.JsonApi ? new SourceParseOptions { JsonPaths = JsonSerializer.Deserialize<JsonApiPaths>(selector, JsonSerializerOptions.Web) }
        : new SourceParseOptions { LinkSelector = selector };
}
