namespace Aggregator.Core.Parsing;

/// <summary>One entry of a feed. Text fields may hold hostile markup: sanitise before showing.</summary>
public sealed record FeedEntry
{
    /// <summary>guid, atom:id or rdf:about as given, trimmed.</summary>
    public string? Id { get; init; }

    /// <summary>Title; may hold markup.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute address of the article where one can be made; else as given.</summary>
    public string? Link { get; init; }

    /// <summary>When published, with the zone given or assumed.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When last changed.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Display name of the author.</summary>
    public string? Author { get; init; }

    /// <summary>Whole content as HTML, when the feed carries it.</summary>
    public string? Content { get; init; }

    /// <summary>Summary as HTML or text.</summary>
    public string? Summary { get; init; }

    /// <summary>Categories or tags, in order, without repeats.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Address of an image that stands for the entry.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Attached media.</summary>
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>Language tag of the entry, when it differs from the feed's.</summary>
    public string? Language { get; init; }
}
