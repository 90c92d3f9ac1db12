using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads who wrote an article, from JSON-LD, meta elements and the visible byline; invents nobody.</summary>
internal static partial class AuthorReader
{
    private static readonly ulong AuthorBit = ClassWords.Shipped.Bit("author");
    private static readonly ulong Wrong = ClassWords.Shipped.Bit("comment") | ClassWords.Shipped.Bit("related") | ClassWords.Shipped.Bit("popular");

    /// <summary>The authors in order, where they were read, and the byline as shown.</summary>
    internal static (IReadOnlyList<string> Authors, string Origin, string? Byline) Read(PageTree tree, PageHead head, ArticleBody body, string? siteName)
    {
        var (visible, byline) = Visible(tree, body);
        if (Clean(head.Linked?.Authors ?? [], siteName) is { Count: > 0 } linked)
            return (linked, "json-ld", byline);
        foreach (var name in (string[])["author", "article:author", "dc.creator", "dc.contributor", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "citation_author", "article:author_name", "twitter:creator_name"])
            if (Clean(head.All(name).SelectMany(Split), siteName) is { Count: > 0 } stated)
                return (stated, name, byline);
        return Clean(visible, siteName) is { Count: > 0 } shown ? (shown, "visible text", byline) : ([], "", byline);
    }

    private static (IEnumerable<string> Names, string? Byline) Visible(PageTree tree, ArticleBody body)
    {
        if (body.Blocks.Count == 0)
            return ([], null);
        int first = body.Blocks[0].Index, last = body.Blocks[^1].Index;
        foreach (var block in tree.Blocks.Where(block => block.Index >= first - 25 && block.Index <= first + 1 || block.Index >= last - 1 && block.Index <= last + 4))
        {
            if (block.Text.Length > 120)
                continue;
            if (BylinePattern().Match(block.Text) is { Success: true } match)
                return (Split(match.Groups["who"].Value), block.Text);
        }
        foreach (var block in tree.Blocks.Where(block => block.Index >= first - 15 && block.Index <= first + 1 && block.Text.Length is > 3 and < 60))
            if (((block.InlineWords | block.Container.Words) & AuthorBit) != 0 && (block.Container.Words & Wrong) == 0 && block.Measure.Digits == 0)
                return (Split(block.Text), block.Text);
        return ([], null);
    }

    private static IEnumerable<string> Split(string text) =>
        SeparatorPattern().Split(PrefixPattern().Replace(text, "")).Select(part => part.Trim(' ', '.', ':', '：', '-', '|'));

    private static List<string> Clean(IEnumerable<string> names, string? siteName) =>
        [.. names.Select(name => PrefixPattern().Replace(name, "").Trim()).Where(name => IsName(name, siteName)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsName(string name, string? siteName) =>
        name.Length is > 1 and < 60 && !name.Contains("http", StringComparison.OrdinalIgnoreCase) && !name.Contains('@', StringComparison.Ordinal)
        && name.Count(char.IsDigit) < 3 && name.Any(char.IsLetter) && !name.Equals("admin", StringComparison.OrdinalIgnoreCase)
        && !(siteName is not null && name.Equals(siteName, StringComparison.OrdinalIgnoreCase) && name.Contains('.', StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(?:written by|by|von|par|por|di|door|autor(?:in)?|author|text|作者|文|撰文|記者|记者)\s*[:：/|｜]?\s+|^\s*(?:作者|文|撰文|編輯|编辑|責任編輯)\s*[:：/|｜]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"(?:^|[\s(（])(?:作者|文|撰文|本报记者|记者|記者)\s*[:：/|｜]\s*(?<who>[\p{IsCJKUnifiedIdeographs}A-Za-z·]{2,12}(?:[\s、,，][\p{IsCJKUnifiedIdeographs}]{2,4}){0,3})|^(?:by|von|par|por|autor|author)\s*:?\s+(?<who>\p{Lu}[\p{L}.'’-]+(?:\s+(?:de|van|von|der|la)?\s?\p{Lu}[\p{L}.'’-]+){1,3}(?:(?:,\s*|\s+(?:and|und|et|y)\s+)\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3})*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BylinePattern();

    [GeneratedRegex(@"\s*[,;、，/|]\s*|\s+(?:and|und|et|y|e|&)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex SeparatorPattern();
}
