using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using AngleSharp.Dom;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads who wrote an article, from JSON-LD, meta elements and the visible byline; invents nobody.</summary>
internal static partial class AuthorReader
{
    private static readonly string[] MetaNames =
        ["author", "article:author", "dc.creator", "dc.contributor", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "article:author_name", "cxenseparse:author", "shareaholic:article_author_name"];

    private static readonly ulong AuthorBit = ClassWords.Shipped.Bit("author");
    private static readonly ulong Wrong = ClassWords.Shipped.Bit("comment") | ClassWords.Shipped.Bit("related") | ClassWords.Shipped.Bit("popular") | ClassWords.Shipped.Bit("image");

    /// <summary>The authors in order, where they were read, and the byline as shown.</summary>
    internal static (IReadOnlyList<string> Authors, string Origin, string? Byline) Read(PageTree tree, PageHead head, ArticleBody body, SiteNames site)
    {
        var shown = Visible(tree, body);
        var visible = Clean(shown.Names, site, shown.IsMarked);
        var linked = Clean((head.Linked?.Authors ?? []).SelectMany(Split), site, keepSite: true);
        if (linked.Exists(name => !site.Is(name)))
            return ([.. linked.Where(name => !site.Is(name) || linked.Count < 3)], "json-ld", shown.Byline);
        foreach (var name in MetaNames)
            if (Clean(head.All(name).SelectMany(Split), site, keepSite: false) is { Count: > 0 } stated)
                return (stated, name, shown.Byline);
        if (visible.Count > 0)
            return (visible, "visible text", shown.Byline);
        return (linked, linked.Count > 0 ? "json-ld" : "", shown.Byline);
    }

    private static (IEnumerable<string> Names, string? Byline, bool IsMarked) Visible(PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return ([], null, false);
        int first = body.Blocks[0].Index, last = body.Blocks[^1].Index;
        var near = tree.Blocks.Where(block => block.Index >= first - 20 && block.Index <= first + 2).Concat(tree.Blocks.Where(block => block.Index >= Math.Max(first + 3, last - 1) && block.Index <= last + 6)).ToList();
        foreach (var block in near.Where(block => block.Text.Length <= 160))
            if (Marked(block) is { Count: > 0 } marked)
                return (marked, block.Text, true);
        foreach (var block in near.Where(block => block.Text.Length <= 120))
            if (BylinePattern().Match(block.Text) is { Success: true } match)
                return (Split(match.Groups["who"].Value), block.Text, false);
        foreach (var block in near.Where(block => block.Index <= first + 1 && block.Text.Length is > 3 and < 50))
            if (((block.InlineWords | block.Container.Words) & AuthorBit) != 0 && (block.Container.Words & Wrong) == 0 && block.Measure is { Digits: 0, Ends: < 2, Words: < 7 })
                return (Split(block.Text), block.Text, false);
        return ([], null, false);
    }

    // The names that the markup itself marks: rel=author, itemprop=author, hCard, links to an author's page.
    private static List<string> Marked(TextBlock block)
    {
        var names = new List<string>();
        if ((block.Container.Words & Wrong) != 0)
            return names;
        foreach (var node in block.Nodes)
        {
            var element = node.ParentElement;
            for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
            {
                if (!IsMark(element))
                    continue;
                var text = PageHead.Clean(element.TextContent);
                if (text is { Length: > 1 and < 60 })
                    names.AddRange(Split(text));
                break;
            }
            if (names.Count > 8)
                break;
        }
        return names;
    }

    private static bool IsMark(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href") is { } href && (HasWord(element.GetAttribute("rel"), "author") || AuthorPage().IsMatch(href))
        || element.GetAttribute("itemprop") is "author" or "creator" || HasWord(element.ClassName, "fn") && element.LocalName is "a" or "span" && HasWord(element.ParentElement?.ClassName, "author");

    private static bool HasWord(string? list, string word) => list is not null && list.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Split(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.Ordinal)
        ? [] : SeparatorPattern().Split(PrefixPattern().Replace(text, "")).Select(Trim);

    private static string Trim(string part) => TailPattern().Replace(PrefixPattern().Replace(part, ""), "").Trim(' ', '.', ':', '：', '-', '–', '|', '•', '·', '\u00a0');

    private static List<string> Clean(IEnumerable<string> names, SiteNames site, bool keepSite) =>
        [.. names.Select(Trim).Where(name => IsName(name) && (keepSite || !site.Is(name))).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsName(string name) =>
        name.Length is > 1 and < 60 && !NoName().IsMatch(name) && name.Count(char.IsDigit) < 3 && name.Count(c => c == ' ') < 7 && name.Any(char.IsLetter);

    [GeneratedRegex(@"^\s*(?:(?:written|posted|published|view all posts|all posts|alle beiträge|veröffentlicht|geschrieben|erstellt|publié|publicado|napisał|story)?\s*\b(?:by|von|par|por|di|door|av|przez|author|autor(?:in|a|e)?|auteur|автор|text|texte)\b\s*[:：/|｜]?\s+)|^\s*(?:作者|文|撰文|编辑|編輯|責任編輯|责任编辑|本报记者|记者|記者)\s*[:：/|｜\s]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"\s*(?:\([^)]{1,30}\)?|（[^）]{1,20}）?|,?\s*(?:Reuters|AFP|dpa)|기자|记者|記者)\s*$|\s+in\s+\p{L}+$", RegexOptions.IgnoreCase)]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"https?:|www\.|@|\.(?:com|de|ch|at|net|org|co|cn|ru|fr|io)\b|^(?:admin|administrator|super user|root|webmaster|editor|author|autor|unknown|guest|user|publisher|wordpressadmin|cc by|redaktion|staff|von|by|nachrichten|more|all posts|view all|home|facebook|twitter|share|email)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(@"/(?:author|authors|autor|autoren|auteur|profile|people|by)/[^/?]+/?$", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorPage();

    [GeneratedRegex(@"(?:^|[\s(（,，])(?:作者|文|撰文|本报记者|记者|記者)\s*[:：/|｜]\s*(?<who>[\p{IsCJKUnifiedIdeographs}A-Za-z·]{2,12}(?:[\s、,，][\p{IsCJKUnifiedIdeographs}]{2,4}){0,3})|^(?:(?:written|posted|published|veröffentlicht|geschrieben)\s+)?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Aa]utor(?:in)?|[Aa]uthor)\s*:?\s+(?<who>\p{Lu}[\p{L}.'’-]+(?:\s+(?:de|van|von|der|la)?\s?\p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,\s*|\s+(?:and|und|et|y)\s+)\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3})*)", RegexOptions.ExplicitCapture)]
    private static partial Regex BylinePattern();

    [GeneratedRegex(@"\s*[,;、，/|]\s*|\s+(?:and|und|et|y|e|og|och|&)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex SeparatorPattern();
}
