namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>An article to read next, and why.</summary>
public sealed record RelatedRow
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The name that the page gives its site, else that of the source, else the host.</summary>
    public required string Site { get; init; }

    public required string Language { get; init; }

    public required string Url { get; init; }

    /// <summary>How it begins.</summary>
    public required string Opening { get; init; }

    /// <summary>Articles with the same text.</summary>
    public required int Copies { get; init; }

    /// <summary>When it appeared.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True when it tells of the same story.</summary>
    public bool SameStory { get; init; }

    /// <summary>Likeness of the two texts' terms, 0 to 1; null when the terms are no longer kept.</summary>
    public double? Similarity { get; init; }

    /// <summary>How long after the article it appeared; negative when it was there before.</summary>
    public TimeSpan After { get; init; }
}
