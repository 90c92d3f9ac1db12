namespace Aggregator.Core.Storage;

/// <summary>
/// An operator's decision: this text belongs to this story. Texts placed in one story stay together, texts placed in two never meet,
/// whatever grouping finds. Kept by article, for group ids change when groups merge.
/// </summary>
public sealed class StoryPlacement
{
    /// <summary>An article of the duplicate group that was placed.</summary>
    public long ArticleId { get; set; }

    /// <summary>Where it belongs.</summary>
    public long StoryId { get; set; }

    /// <summary>When decided; the later decision counts when two groups turn out to be one.</summary>
    public DateTimeOffset PlacedAt { get; set; }
}
