using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Parsing;

/// <summary>A parsed document or the fault that prevented it; exactly one of the two is set.</summary>
public sealed record FeedParseResult
{
    private FeedParseResult(ParsedFeed? feed, Fault? fault) => (Feed, Fault) = (feed, fault);

    /// <summary>The feed, or null.</summary>
    public ParsedFeed? Feed { get; }

    /// <summary>The fault, or null.</summary>
    public Fault? Fault { get; }

    /// <summary>A result that holds a feed.</summary>
    public static FeedParseResult Of(ParsedFeed feed) => new(feed, null);

    /// <summary>A result that holds a fault.</summary>
    public static FeedParseResult Failed(FaultKind kind, string message) => new(null, new Fault(kind, message));
}
