using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using AngleSharp.Dom;

namespace Aggregator.Core.Extraction;

/// <summary>Finds the link to an article's next page; a link to another article is none.</summary>
internal static partial class NextPageReader
{
    /// <summary>The absolute address of the next page, or null.</summary>
    internal static string? Read(PageTree tree, ArticleBody body, Uri url)
    {
        var stated = tree.Head.FirstOrDefault(link => link.LocalName == "link" && string.Equals(link.GetAttribute("rel"), "next", StringComparison.OrdinalIgnoreCase));
        if (Accept(tree, stated, url) is { } next)
            return next;
        var first = body.Blocks.Count > 0 ? body.Blocks[0].Index : 0;
        foreach (var block in tree.Blocks)
            if (block.Index >= first && block.Links > 0 && block.Text.Length < 200)
                foreach (var node in block.Nodes)
                    if (Link(node) is { } link && NextText().IsMatch(node.Data.Trim()) && Accept(tree, link, url) is { } found)
                        return found;
        return null;
    }

    /// <summary>Whether an address is another page of the same article: same host, same name but for a page number.</summary>
    internal static bool IsSameArticle(Uri page, Uri other)
    {
        if (!string.Equals(page.Host, other.Host, StringComparison.OrdinalIgnoreCase) || page.PathAndQuery == other.PathAndQuery)
            return false;
        return PageNumber(other) > PageNumber(page) && Stem(page) == Stem(other);
    }

    private static int PageNumber(Uri url) =>
        PageMark().Match(url.PathAndQuery) is { Success: true } mark && int.TryParse(mark.Groups["n"].Value, out var number) ? number : 1;

    private static string Stem(Uri url) => PageMark().Replace(url.PathAndQuery, "").TrimEnd('/', '?', '&');

    private static string? Accept(PageTree tree, IElement? link, Uri url) =>
        Address.Absolute(tree.BaseUrl, link?.GetAttribute("href")) is { } address && IsSameArticle(url, new Uri(address)) ? address : null;

    private static IElement? Link(IText node)
    {
        var element = node.ParentElement;
        for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
            if (element.LocalName == "a")
                return element;
        return null;
    }

    [GeneratedRegex(@"^(?:下一[页頁]|下[页頁]|后一页|next(?: page)?|nächste seite|weiter|page suivante|suivante?|siguiente|página siguiente|pagina successiva|следующая(?: страница)?|następna(?: strona)?|次のページ|επόμενη)\s*[»›>→]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NextText();

    [GeneratedRegex(@"(?:[_-](?<n>[1-9]\d?)(?=\.\w+$)|/(?:page/)?(?<n>[1-9]\d?)/?$|(?<=[?&])(?:page|p|pn|seite|pageno)=(?<n>\d{1,2}))", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PageMark();
}
