namespace Aggregator.Core.Storage;

/// <summary>A duplicate group's place in a story. A text that stands alone and has no copy has none.</summary>
public sealed class StoryMember
{
    /// <summary>The duplicate group.</summary>
    public long GroupId { get; set; }

    /// <summary>Its story.</summary>
    public long StoryId { get; set; }
}
