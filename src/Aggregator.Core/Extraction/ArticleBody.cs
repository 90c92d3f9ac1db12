using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction;

/// <summary>The body chosen from a page.</summary>
/// <param name="Strategy">The strategy that won.</param>
/// <param name="Blocks">The chosen blocks in page order.</param>
/// <param name="Decisions">Why, one line each.</param>
internal sealed record ArticleBody(string Strategy, IReadOnlyList<TextBlock> Blocks, IReadOnlyList<string> Decisions);
