using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Core.Extraction;

/// <summary>
/// Pages that let readers scroll on hold a second article whole. It stands in an article element of its own, under a first-level heading of
/// which the page's title says nothing.
/// </summary>
internal static class OtherArticles
{
    /// <summary>The chosen blocks without those of other articles.</summary>
    internal static IReadOnlyList<TextBlock> Without(PageFacts facts, IReadOnlyList<TextBlock> chosen, out IReadOnlyList<string> decisions)
    {
        decisions = [];
        var articles = facts.Tree.Elements.Where(element => element is { Kind: ElementKind.Article, Hidden: false } && IsOutermost(element))
            .Select(element => (Element: element, Heading: Heading(facts.Tree, element))).Where(article => article.Heading is not null).ToList();
        if (articles.Count < 2)
            return chosen;
        var told = articles.ConvertAll(article => facts.TitleTerms.In(article.Heading!).Shared);
        var titled = facts.TitleAt < 0 ? -1 : articles.FindIndex(article => article.Element.Contains(facts.Tree.Blocks[facts.TitleAt]));
        var home = titled >= 0 ? titled : told.IndexOf(told.Max());
        if (told[home] < (titled >= 0 ? 1 : 2) || !chosen.Any(articles[home].Element.Contains))
            return chosen;
        var others = articles.Where((_, i) => told[i] * 2 < told[home]).ToList();
        var kept = chosen.Where(block => !others.Exists(other => other.Element.Contains(block))).ToList();
        if (kept.Count == chosen.Count)
            return chosen;
        decisions = [.. others.Where(other => chosen.Any(other.Element.Contains)).Select(other => $"cut: another article on the page, “{BodyText.Beginning(other.Heading!)}”")];
        return kept;
    }

    private static bool IsOutermost(PageElement article)
    {
        for (var element = article.Parent; element is not null; element = element.Parent)
            if (element.Kind == ElementKind.Article)
                return false;
        return true;
    }

    // A heading may be of several lines.
    private static string? Heading(PageTree tree, PageElement article)
    {
        for (var index = article.FirstBlock; index < article.EndBlock; index++)
            if (tree.Blocks[index].Container is { Kind: ElementKind.Heading, Node.LocalName: "h1" } heading)
                return string.Join(' ', tree.Between(heading.FirstBlock, heading.EndBlock - 1).Select(block => block.Text));
        return null;
    }
}
