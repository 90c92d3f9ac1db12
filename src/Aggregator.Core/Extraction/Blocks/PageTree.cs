using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>A page cut into blocks, with the block-level elements around them and what its head says.</summary>
internal sealed class PageTree
{
    internal required MarkupDocument Document { get; init; }

    internal required Uri BaseUrl { get; init; }

    // Lists by their own type: features ask for blocks and elements so often that calls through an interface show.
    internal required List<TextBlock> Blocks { get; init; }

    internal required List<PageElement> Elements { get; init; }

    /// <summary>The class attributes of the page's elements, by <see cref="PageElement.ClassNumber"/>.</summary>
    internal required IReadOnlyList<string> ClassNames { get; init; }

    internal required IReadOnlyList<PageMedia> Media { get; init; }

    /// <summary>The text of the page's <c>application/ld+json</c> scripts.</summary>
    internal required IReadOnlyList<string> JsonLd { get; init; }

    /// <summary>The page's <c>title</c>, <c>meta</c> and <c>link</c> elements, wherever they stand.</summary>
    internal required IReadOnlyList<MarkupElement> Head { get; init; }

    /// <summary>Weight of all blocks together.</summary>
    internal required int Weight { get; init; }

    /// <summary>The blocks from one index to another, both included, as far as there are such.</summary>
    internal IEnumerable<TextBlock> Between(int from, int to)
    {
        for (var i = Math.Max(0, from); i <= to && i < Blocks.Count; i++)
            yield return Blocks[i];
    }
}
