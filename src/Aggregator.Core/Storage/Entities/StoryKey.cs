namespace Aggregator.Core.Storage;

/// <summary>One telling term of a duplicate group that is in the window of stories: finds what is near an article without looking at all.</summary>
public sealed class StoryKey
{
    /// <summary>Hash of the term.</summary>
    public long Term { get; set; }

    /// <summary>The duplicate group.</summary>
    public long GroupId { get; set; }
}
