namespace Aggregator.Core.Stories;

/// <summary>A text in the window of stories.</summary>
/// <param name="text">The text; its terms are let go of once they are numbered.</param>
/// <param name="slot">Its place.</param>
internal sealed class WindowEntry(WindowText text, int slot)
{
    public WindowText Text { get; set; } = text;

    public int Slot { get; set; } = slot;

    /// <summary>Numbers of its terms, ascending.</summary>
    public int[] Numbers { get; set; } = [];

    /// <summary>Weights of its terms within the text.</summary>
    public float[] Weights { get; set; } = [];

    /// <summary>Its story, or null.</summary>
    public long? StoryId { get; set; }

    /// <summary>The story that an operator placed it in, or null.</summary>
    public long? Pin { get; set; }
}
