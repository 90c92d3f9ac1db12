using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>A run of text between two block boundaries or line breaks.</summary>
internal sealed class TextBlock
{
    internal required int Index { get; init; }

    /// <summary>The text with white space collapsed.</summary>
    internal required string Text { get; init; }

    internal required PageElement Container { get; init; }

    /// <summary>The text nodes it is made of.</summary>
    internal required MarkupText[] Nodes { get; init; }

    /// <summary>Word classes of the inline elements that hold text of it.</summary>
    internal required ulong InlineWords { get; init; }

    /// <summary>Line breaks between the block before and this one; 0 when it follows a block boundary.</summary>
    internal required int BreaksBefore { get; init; }

    /// <summary>How much of it is within links, in units of <see cref="TextMeasure.Weight"/>.</summary>
    internal required int LinkWeight { get; init; }

    /// <summary>How many links begin in it.</summary>
    internal required int Links { get; init; }

    /// <summary>How much of it is in bold or strong.</summary>
    internal required int BoldWeight { get; init; }

    /// <summary>How much of it is in italics or emphasis.</summary>
    internal required int ItalicWeight { get; init; }

    internal required TextMeasure Measure { get; init; }

    internal int Weight => Measure.Weight;

    internal float LinkDensity => Weight == 0 ? (Links > 0 ? 1f : 0f) : Math.Min(1f, (float)LinkWeight / Weight);
}
