using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Aggregator.Core.Extraction;

/// <summary>Applies a <see cref="SiteRule"/> to a page.</summary>
internal static class SiteRuleReader
{
    private const string Origin = "site rule";

    /// <summary>Takes out what the rule removes, before the page is cut into blocks.</summary>
    internal static void RemoveFrom(IHtmlDocument document, SiteRule? rule)
    {
        foreach (var selector in rule?.Remove ?? [])
            foreach (var element in document.QuerySelectorAll(selector).ToList())
                element.Remove();
    }

    /// <summary>The body that the rule selects, or null when it selects none.</summary>
    internal static ArticleBody? Body(PageTree tree, SiteRule? rule)
    {
        if (rule?.Body is null)
            return null;
        var roots = tree.Document.QuerySelectorAll(rule.Body).ToHashSet<INode>();
        var chosen = tree.Blocks.Where(block => !block.Container.Hidden && block.Container.Kind != ElementKind.Control && Within(block.Nodes[0], roots)).ToList();
        return chosen.Count == 0 ? null : new ArticleBody(Origin, chosen, [$"{Origin}: {rule.Body} selects {chosen.Count} blocks"]);
    }

    /// <summary>The article with the fields that the rule selects.</summary>
    internal static ExtractedArticle Overrule(ExtractedArticle article, PageDocument page, PageTree tree, SiteRule rule)
    {
        var origins = new SortedDictionary<string, string>(article.Origins.ToDictionary(), StringComparer.Ordinal);
        if (Text(tree, rule.Title) is { } title)
            (article, origins["title"]) = (article with { Title = title }, Origin);
        if (Date(tree, rule.Date, page, article.Language) is { } date)
            (article, origins["published"]) = (article with { Published = date }, Origin);
        if (rule.Author is not null && tree.Document.QuerySelectorAll(rule.Author).Select(element => PageHead.Clean(element.TextContent)).OfType<string>().ToList() is { Count: > 0 } authors)
            (article, origins["authors"]) = (article with { Authors = authors }, Origin);
        if (rule.NextPage is not null)
            article = article with { NextPageUrl = Address.Absolute(tree.BaseUrl, tree.Document.QuerySelector(rule.NextPage)?.GetAttribute("href")) };
        return article with { Origins = origins };
    }

    private static string? Text(PageTree tree, string? selector) => selector is null ? null : PageHead.Clean(tree.Document.QuerySelector(selector)?.TextContent);

    private static DateTimeOffset? Date(PageTree tree, string? selector, PageDocument page, string? language)
    {
        if (selector is null || tree.Document.QuerySelector(selector) is not { } element)
            return null;
        return DateReader.OfElement(element, page, page.AssumedOffset ?? (language == "zh" ? TimeSpan.FromHours(8) : null));
    }

    private static bool Within(INode? node, HashSet<INode> roots)
    {
        for (; node is not null; node = node.Parent)
            if (roots.Contains(node))
                return true;
        return false;
    }
}
