using System.Text.Json;
using Aggregator.Core.Sources;

namespace Aggregator.Core.Parsing;

/// <summary>What an operator may say about reading a source that is no feed.</summary>
public sealed record SourceParseOptions
{
    /// <summary>CSS selector of the article links of a list page, or of elements that hold one each; null to detect them.</summary>
    public string? LinkSelector { get; init; }

    /// <summary>Dotted paths into a JSON API; null to guess them.</summary>
    public JsonApiPaths? JsonPaths { get; init; }

    /// <summary>What a selector says: the paths of a JSON API, or the links of a list page; null when there is none.</summary>
    /// <exception cref="JsonException">The paths are no JSON.</exception>
    internal static SourceParseOptions? Of(SourceKind kind, string? selector) => selector is not { Length: > 0 } ? null
        : kind == SourceKind.JsonApi ? new SourceParseOptions { JsonPaths = JsonSerializer.Deserialize<JsonApiPaths>(selector, JsonSerializerOptions.Web) }
        : new SourceParseOptions { LinkSelector = selector };
}
