using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;

namespace Aggregator.Core.Extraction;

/// <summary>Tells articles from lists, videos and other pages; in doubt a page is an article, because a wrong verdict loses it.</summary>
internal static class PageKindReader
{
    private const int LittleText = 80;

    internal static PageKind Read(PageTree tree, PageHead head, ArticleBody body, Uri url)
    {
        var weight = body.Blocks.Sum(block => IsLink(block) ? 0 : block.Weight);
        var stated = StatesArticle(head);
        if (IsVideo(tree, head, weight))
            return PageKind.Video;
        if (stated && weight >= LittleText)
            return PageKind.Article;
        if (IsList(tree, body, weight, url))
            return PageKind.List;
        return weight < LittleText ? PageKind.Other : PageKind.Article;
    }

    /// <summary>Whether the head says that the page is an article.</summary>
    internal static bool StatesArticle(PageHead head) =>
        head.Linked is { Type: not ("WebPage" or "CreativeWork") } || head.First("og:type").Value is "article" || head.First("article:published_time").Value is not null;

    private static bool IsVideo(PageTree tree, PageHead head, int weight) =>
        weight < 400 && (head.First("og:type").Value?.StartsWith("video", StringComparison.OrdinalIgnoreCase) == true || head.First("og:video", "og:video:url").Value is not null && weight < 150
            || weight < 150 && tree.Media.Any(media => media.Node.LocalName is "video" or "audio" or "amp-video"));

    // A link that begins here; one that was never closed around a whole article makes no list of it.
    private static bool IsLink(TextBlock block) => block.Links > 0 && block.LinkDensity > 0.8f;

    // A list shows many headlines that link elsewhere and hardly a sentence between them.
    private static bool IsList(PageTree tree, ArticleBody body, int weight, Uri url)
    {
        var headlines = tree.Blocks.Count(block => block.LinkDensity > 0.8f && block.Weight >= 20);
        var front = url.AbsolutePath is "/" or "/index.html" or "/index.htm" or "/index.php" && url.Query.Length == 0;
        var teasers = body.Blocks.Count(block => block.Weight > 40 && block.Measure.Ends <= 2 && !IsLink(block));
        return headlines >= 25 && teasers < 3 && weight < (front ? 200 : LittleText);
    }
}
