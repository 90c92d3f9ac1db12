namespace Aggregator.Core.Storage;

/// <summary>A decision of an operator about stories. It holds until it is undone; the later one counts where two speak of one text.</summary>
public sealed class StoryDecision
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>What was decided.</summary>
    public StoryDecisionKind Kind { get; set; }

    /// <summary>The story that was split or ended, or that a text was pinned to or freed from.</summary>
    public long StoryId { get; set; }

    /// <summary>The story that was split off, or that took the other over; null for pins.</summary>
    public long? OtherStoryId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; set; }

    /// <summary>When it was undone; null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
