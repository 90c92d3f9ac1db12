namespace Aggregator.Core.Extraction;

/// <summary>What kind of page was read. Only an article is stored as one.</summary>
public enum PageKind
{
    /// <summary>One article.</summary>
    Article,

    /// <summary>A front page, section or tag page.</summary>
    List,

    /// <summary>A page whose substance is a video or audio player.</summary>
    Video,

    /// <summary>Log-in, error, consent or any other page without an article.</summary>
    Other,
}
