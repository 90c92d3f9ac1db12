using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>A page cut into blocks, with the block-level elements around them and what its head says.</summary>
internal sealed class PageTree
{
    internal required MarkupDocument Document { get; init; }

    internal required Uri BaseUrl { get; init; }

    internal required IReadOnlyList<TextBlock> Blocks { get; init; }

    internal required IReadOnlyList<PageElement> Elements { get; init; }

    internal required IReadOnlyList<PageMedia> Media { get; init; }

    /// <summary>The text of the page's <c>application/ld+json</c> scripts.</summary>
    internal required IReadOnlyList<string> JsonLd { get; init; }

    /// <summary>The page's <c>title</c>, <c>meta</c> and <c>link</c> elements, wherever they stand.</summary>
    internal required IReadOnlyList<MarkupElement> Head { get; init; }

    /// <summary>Weight of all blocks together.</summary>
    internal required int Weight { get; init; }
}
