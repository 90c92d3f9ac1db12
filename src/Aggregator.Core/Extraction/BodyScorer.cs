using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction;

/// <summary>Chooses the blocks that are the article's body.</summary>
internal static class BodyScorer
{
    private static readonly ulong Boilerplate = Bits("related", "comment", "share", "navigation", "footer", "advert", "form", "consent", "popular");

    /// <summary>Chooses the body of a page.</summary>
    internal static ArticleBody Choose(PageTree tree, PageHead head)
    {
        _ = head;
        var best = Densest(tree);
        var chosen = best is null ? [] : tree.Blocks.Where(block => best.Contains(block) && IsProse(block, best)).ToList();
        return new ArticleBody("densest container", chosen, [$"densest container: <{best?.Node.LocalName}>, {chosen.Count} blocks"]);
    }

    private static PageElement? Densest(PageTree tree)
    {
        var worth = new float[tree.Blocks.Count + 1];
        foreach (var block in tree.Blocks)
            worth[block.Index + 1] = worth[block.Index] + Worth(block);
        return tree.Elements.MaxBy(element => worth[element.EndBlock] - worth[element.FirstBlock] + 0.001f * element.Depth);
    }

    private static float Worth(TextBlock block)
    {
        if (block.LinkDensity > 0.5f || block.Weight < 12 || block.Container.Hidden)
            return -10 - block.Weight * 0.3f;
        var worth = block.Weight * (1 - block.LinkDensity) - 25;
        for (var element = block.Container; element is not null; element = element.Parent)
            if ((element.Words & Boilerplate) != 0 || element.Kind is ElementKind.Footer or ElementKind.Nav or ElementKind.Aside or ElementKind.Form)
                worth *= 0.5f;
        return worth;
    }

    private static bool IsProse(TextBlock block, PageElement root)
    {
        if (block.LinkDensity > 0.6f || block.Container.Hidden)
            return false;
        for (var element = block.Container; element is not null && !ReferenceEquals(element, root); element = element.Parent)
            if ((element.Words & Boilerplate) != 0 || element.Kind is ElementKind.Footer or ElementKind.Nav or ElementKind.Aside or ElementKind.Form or ElementKind.Control or ElementKind.Caption)
                return false;
        return true;
    }

    private static ulong Bits(params string[] names) => names.Aggregate(0UL, (bits, name) => bits | ClassWords.Shipped.Bit(name));
}
