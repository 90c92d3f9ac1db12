using System.Globalization;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>Chooses the blocks that are the article's body.</summary>
internal static class BodyScorer
{
    private const float Threshold = 0.5f;

    /// <summary>Chooses the body of a page.</summary>
    internal static ArticleBody Choose(PageTree tree, PageHead head)
    {
        if (tree.Blocks.Count == 0)
            return new ArticleBody("none", [], ["the page holds no text"]);
        var facts = PageFacts.Of(tree, head);
        return Choose(facts, BodyModel.Shipped.Chances(facts));
    }

    /// <summary>Chooses by the chance of each block to be of the body.</summary>
    internal static ArticleBody Choose(PageFacts facts, float[] chance)
    {
        var chosen = facts.Tree.Blocks.Where(block => chance[block.Index] >= Threshold).ToList();
        return new ArticleBody("blocks", chosen, [string.Create(CultureInfo.InvariantCulture, $"blocks: {chosen.Count} of {facts.Tree.Blocks.Count}")]);
    }
}
