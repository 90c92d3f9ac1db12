using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Blocks;

/// <summary>A picture or player on the page and where it stands.</summary>
/// <param name="Node">The element.</param>
/// <param name="Container">The block-level element around it.</param>
/// <param name="BeforeBlock">Index of the first block after it.</param>
/// <param name="LinkHref">Where it links to, when it stands in a link.</param>
internal sealed record PageMedia(MarkupElement Node, PageElement Container, int BeforeBlock, string? LinkHref);
