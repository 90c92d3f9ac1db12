using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Hands a fetched body to the parser with what the source knows about it.</summary>
internal static class SourceDocument
{
    /// <summary>Parses what a poll fetched.</summary>
    public static FeedParseResult Parse(Source source, FetchResult fetched) =>
        FeedParser.Parse(new FeedDocument(fetched.Body, fetched.ContentType, fetched.FinalUrl, fetched.FetchedAt)
        {
            AssumedOffset = source.AssumedOffsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        });
}
