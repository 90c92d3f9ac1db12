namespace Aggregator.Core.Extraction;

/// <summary>A decoded page to extract from.</summary>
/// <param name="Html">The markup, decoded to text.</param>
/// <param name="Url">Where it came from: the base of relative links.</param>
public sealed record PageDocument(string Html, Uri Url)
{
    /// <summary>The moment that relative dates count from.</summary>
    public DateTimeOffset FetchedAt { get; init; }

    /// <summary>Offset from UTC of dates that name no zone; null when none is configured or learnt.</summary>
    public TimeSpan? AssumedOffset { get; init; }

    /// <summary>What the latest articles of its site say, so that what the site repeats is left out of the body; null when that is not to be done.</summary>
    public SiteMemory? SiteMemory { get; init; }
}
