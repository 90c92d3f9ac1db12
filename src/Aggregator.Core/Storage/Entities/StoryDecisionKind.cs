namespace Aggregator.Core.Storage;

/// <summary>What an operator decided of stories. Stored by name.</summary>
public enum StoryDecisionKind
{
    /// <summary>Some texts left a story and became one of their own; neither takes from the other again.</summary>
    Split,

    /// <summary>A story ended in another; their texts stay together.</summary>
    Merge,

    /// <summary>A text belongs to a story, whatever it is similar to.</summary>
    Pin,

    /// <summary>A text goes where its likeness leads it again.</summary>
    Unpin,
}
