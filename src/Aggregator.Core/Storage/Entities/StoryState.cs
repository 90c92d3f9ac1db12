namespace Aggregator.Core.Storage;

/// <summary>What became of a story. Stored by name.</summary>
public enum StoryState
{
    /// <summary>It has articles.</summary>
    Live,

    /// <summary>Another story took it over.</summary>
    Merged,

    /// <summary>Its articles turned out to tell of different things, or were deleted.</summary>
    Ended,
}
