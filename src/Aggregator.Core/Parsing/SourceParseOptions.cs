namespace Aggregator.Core.Parsing;

/// <summary>What an operator may say about reading a source that is no feed.</summary>
public sealed record SourceParseOptions
{
    /// <summary>CSS selector of the article links of a list page, or of elements that hold one each; null to detect them.</summary>
    public string? LinkSelector { get; init; }

    /// <summary>Dotted paths into a JSON API; null to guess them.</summary>
    public JsonApiPaths? JsonPaths { get; init; }
}
