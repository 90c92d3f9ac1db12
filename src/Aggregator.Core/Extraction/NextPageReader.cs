using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

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
                    if (Link(node) is { } link && NextText().IsMatch(node.Span.Trim()) && Accept(tree, link, url) is { } found)
                        return found;
        return null;
    }

    /// <summary>The absolute address of the page that holds the whole of an article cut into several, or null.</summary>
    internal static string? ReadWhole(PageTree tree, Uri url)
    {
        foreach (var block in tree.Blocks)
            if (block.Links > 0 && block.Text.Length < 200)
                foreach (var node in block.Nodes)
                    if (Link(node) is { } link && WholeText().IsMatch(node.Span.Trim()) && Address.Absolute(tree.BaseUrl, link.GetAttribute("href")) is { } address && IsWhole(url, new Uri(address)))
                        return address;
        return null;
    }

    /// <summary>Whether an address is that of the same article in another form: same host, same name but for a page number or a word such as <c>all</c>.</summary>
    internal static bool IsWhole(Uri page, Uri other) =>
        string.Equals(page.Host, other.Host, StringComparison.OrdinalIgnoreCase) && page.PathAndQuery != other.PathAndQuery && Bare(page) is { Length: > 1 } stem && stem == Bare(other);

    private static string Bare(Uri url) => WholeMark().Replace(Stem(url), "").TrimEnd('/', '?', '&');

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

    private static string? Accept(PageTree tree, MarkupElement? link, Uri url) =>
        Address.Absolute(tree.BaseUrl, link?.GetAttribute("href")) is { } address && IsSameArticle(url, new Uri(address)) ? address : null;

    private static MarkupElement? Link(MarkupText node)
    {
        var element = node.ParentElement;
        for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
            if (element.LocalName == "a")
                return element;
        return null;
    }

    [GeneratedRegex(@"^(?:下一[页頁]|下[页頁]|后一页|next(?: page)?|nächste seite|weiter|page suivante|suivante?|siguiente|página siguiente|pagina successiva|следующая(?: страница)?|następna(?: strona)?|次のページ|επόμενη)\s*[»›>→]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NextText();

    [GeneratedRegex(@"^(?:view (?:all|(?:as )?(?:a )?single page|on one page)|single[ -]page(?: view| format)?|(?:show|see|read) all(?: pages)?|(?:read|view) (?:the )?(?:full|whole|entire) (?:article|story)|all on one page|one page|print(?:er[ -]friendly)?(?: version)?|(?:artikel |alles )?auf einer seite(?: lesen| anzeigen)?|druckversion|drucken|tout(?: afficher)? sur une (?:seule )?page|imprimer|ver todo en una página|imprimir|阅读全文|查看全文|全文阅读|全文浏览|在本页阅读全文|显示全文|单页阅读|在本頁閱讀全文|顯示全文|單頁閱讀|全文|打印)\s*[»›>→]*$", RegexOptions.IgnoreCase)]
    private static partial Regex WholeText();

    [GeneratedRegex(@"[_-](?:all|full|print|single|whole|0)(?=\.\w+$)|/(?:all|full|print|single|whole|komplettansicht|drucken)/?$|(?<=[?&])(?:page|p|seite|view|print|single|all|full|singlepage|pagewanted|format|output)=(?:all|full|1|0|true|yes|single|print|whole|komplett)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WholeMark();

    [GeneratedRegex(@"(?:[_-](?<n>[1-9]\d?)(?=\.\w+$)|/(?:page/)?(?<n>[1-9]\d?)/?$|(?<=[?&])(?:page|p|pn|seite|pageno)=(?<n>\d{1,2}))", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PageMark();
}
