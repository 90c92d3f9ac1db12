namespace Aggregator.Core.Sources;

/// <summary>A document that may be a source of a site, found but not yet fetched.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Kind">What it probably is.</param>
/// <param name="Title">What the page calls it, or null.</param>
/// <param name="Origin">Where it was found, in a few words for the operator: <c>link element</c>, <c>link in the page</c>, <c>robots.txt</c>, <c>usual path</c>, <c>the page itself</c>.</param>
/// <param name="Rank">The higher the likelier that it is what the operator wants; 100 is a feed the page declares.</param>
public sealed record FeedCandidate(Uri Url, SourceKind Kind, string? Title, string Origin, int Rank);
