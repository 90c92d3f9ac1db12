using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction;

/// <summary>Applies a <see cref="SiteRule"/> to a page.</summary>
internal static class SiteRuleReader
{
    private const string Origin = "site rule";

    /// <summary>The body that the rule selects, or null when it selects none.</summary>
    internal static ArticleBody? Body(PageTree tree, SiteRule rule, RuledPage ruled)
    {
        if (rule.Body is null)
            return null;
        var roots = ruled.All(rule.Body).ToHashSet();
        var chosen = tree.Blocks.Where(block => !block.Container.Hidden && block.Container.Kind != ElementKind.Control && Within(block.Nodes[0].ParentElement, roots)).ToList();
        return chosen.Count == 0 ? null : new ArticleBody(Origin, chosen, [$"{Origin}: {rule.Body} selects {chosen.Count} blocks"]);
    }

    /// <summary>The article with the fields that the rule selects.</summary>
    internal static ExtractedArticle Overrule(ExtractedArticle article, PageDocument page, PageTree tree, SiteRule rule, RuledPage ruled)
    {
        var origins = new SortedDictionary<string, string>(article.Origins.ToDictionary(), StringComparer.Ordinal);
        if (PageHead.Clean(ruled.First(rule.Title)?.TextContent) is { } title)
            (article, origins["title"]) = (article with { Title = title }, Origin);
        if (ruled.First(rule.Date) is { } element && DateReader.OfElement(element, page, page.AssumedOffset ?? (article.Language == "zh" ? TimeSpan.FromHours(8) : null)) is { } date)
            (article, origins["published"]) = (article with { Published = date }, Origin);
        if (rule.Author is not null && ruled.All(rule.Author).Select(author => PageHead.Clean(author.TextContent)).OfType<string>().ToList() is { Count: > 0 } authors)
            (article, origins["authors"]) = (article with { Authors = authors }, Origin);
        if (rule.NextPage is not null)
            article = article with { NextPageUrl = Address.Absolute(tree.BaseUrl, ruled.First(rule.NextPage)?.GetAttribute("href")) };
        return article with { Origins = origins };
    }

    private static bool Within(MarkupElement? element, HashSet<MarkupElement> roots)
    {
        for (; element is not null; element = element.ParentElement)
            if (roots.Contains(element))
                return true;
        return false;
    }
}
