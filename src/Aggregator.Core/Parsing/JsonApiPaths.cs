namespace Aggregator.Core.Parsing;

/// <summary>
/// Dotted paths into the answer of a JSON API: <c>data.list</c>, <c>result[0].items</c>. All but <see cref="Items"/> start at an item.
/// </summary>
public sealed record JsonApiPaths
{
    /// <summary>The array of items; empty when the whole answer is the array.</summary>
    public required string Items { get; init; }

    /// <summary>The address, or a template such as <c>https://example.com/article/{id}</c> whose braces hold paths.</summary>
    public required string Link { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The identifier.</summary>
    public string? Id { get; init; }

    /// <summary>The date of publication, in any form feeds use, or Unix time.</summary>
    public string? Published { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <summary>The whole text as HTML.</summary>
    public string? Content { get; init; }

    /// <summary>The address of an image.</summary>
    public string? Image { get; init; }
}
