using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Parsing;

namespace Aggregator.Core.Extraction;

/// <summary>Extracts the article of a page: body, structure and metadata, each with where it came from.</summary>
public static class ArticleExtractor
{
    /// <summary>
    /// Extracts from a decoded page. A page that is not an article is still returned, with its <see cref="PageKind"/>.
    /// Faults: <see cref="FaultKind.EmptyBody"/>, <see cref="FaultKind.HostileMarkup"/>, <see cref="FaultKind.NoArticle"/>.
    /// </summary>
    public static ExtractionResult Extract(PageDocument page, CancellationToken ct = default) => Extract(page, null, ct);

    /// <summary>Extracts from a decoded page, overruled by an operator's rule for its site where the rule selects anything.</summary>
    public static ExtractionResult Extract(PageDocument page, SiteRule? rule, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(page.Html))
            return ExtractionResult.Failed(FaultKind.EmptyBody, $"The page {page.Url} is empty.");
        if (MarkupGuard.Check(page.Html) is { } hostile)
            return ExtractionResult.Failed(hostile.Kind, hostile.Message);
        page = page with { Html = DoubleEncoding.Repair(page.Html) };
        return ExtractionResult.Of(rule is null ? Read(page, ct) : Read(page, rule, ct));
    }

    private static ExtractedArticle Read(PageDocument page, CancellationToken ct)
    {
        using var document = PageParser.Parse(page.Html);
        var tree = PageTreeReader.Read(document, BaseUrl(document, page.Url), ct);
        var head = PageHead.Read(tree);
        var article = ArticleAssembler.Assemble(page, tree, head, BodyScorer.Choose(tree, head));
        return LinkedBody.Instead(article, tree, head, ct);
    }

    private static ExtractedArticle Read(PageDocument page, SiteRule rule, CancellationToken ct)
    {
        using var ruled = new RuledPage(page.Html, rule);
        var tree = PageTreeReader.Read(ruled.Document, BaseUrl(ruled.Document, page.Url), ct);
        var head = PageHead.Read(tree);
        var article = SiteRuleReader.Body(tree, rule, ruled) is { } selected
            ? ArticleAssembler.Assemble(page with { SiteMemory = null }, tree, head, selected)
            : ArticleAssembler.Assemble(page, tree, head, BodyScorer.Choose(tree, head));
        if (rule.Body is null)
            article = LinkedBody.Instead(article, tree, head, ct);
        return SiteRuleReader.Overrule(article, page, tree, rule, ruled);
    }

    private static Uri BaseUrl(MarkupDocument document, Uri url) =>
        document.Head?.Child("base")?.GetAttribute("href") is { Length: > 0 } href
        && Uri.TryCreate(url, href, out var stated) && stated.Scheme.StartsWith("http", StringComparison.Ordinal) ? stated : url;
}
