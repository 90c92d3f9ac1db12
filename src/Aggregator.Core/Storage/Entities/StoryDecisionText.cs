namespace Aggregator.Core.Storage;

/// <summary>What a decision says of one text. <see cref="StoryPlacement"/> holds what follows from all decisions that were not undone.</summary>
public sealed class StoryDecisionText
{
    /// <summary>The decision.</summary>
    public long DecisionId { get; set; }

    /// <summary>The article that stood for the text.</summary>
    public long ArticleId { get; set; }

    /// <summary>The story it was placed in; null when it was freed.</summary>
    public long? StoryId { get; set; }

    /// <summary>The story it was in before; null when it was in none.</summary>
    public long? PreviousStoryId { get; set; }
}
