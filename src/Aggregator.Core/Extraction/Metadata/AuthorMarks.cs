using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>The names that the markup itself marks as the author's: rel=author, itemprop=author, hCard, links to an author's page.</summary>
internal static partial class AuthorMarks
{
    // What stands before a name's label is a date or a section; more is a sentence.
    private const int LongestLead = 64;
    private const int LongestLabel = 9;

    /// <summary>The marked texts of a block, in order.</summary>
    internal static List<string> In(TextBlock block)
    {
        var names = new List<string>();
        MarkupElement? last = null;
        foreach (var node in block.Nodes)
        {
            var element = node.ParentElement;
            for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
                if (IsMark(element))
                {
                    if (!ReferenceEquals(element, last) && PageHead.Clean((last = element).TextContent) is { Length: > 1 and < 100 } text)
                        names.Add(text);
                    break;
                }
        }
        return names;
    }

    /// <summary>A link that follows a label like "by": it names the author, however the name looks.</summary>
    /// <param name="block">The line.</param>
    /// <param name="running">Whether it is of running text, where only a label at its head counts.</param>
    internal static string? AfterLabel(TextBlock block, bool running)
    {
        var (last, longest) = running ? (Math.Min(2, block.Nodes.Length), LongestLabel) : (block.Nodes.Length, LongestLead);
        for (var i = 1; i < last && block.Links > 0; i++)
            if (block.Nodes[i].ParentElement is { LocalName: "a" } && block.Nodes[i - 1] is { ParentElement: not { LocalName: "a" } } lead && lead.Data.Trim().Length < longest && BylinePatterns.EndsWithLabel(lead.Data))
                return PageHead.Clean(block.Nodes[i].Data);
        return null;
    }

    private static bool IsMark(MarkupElement element) => element.GetAttribute("itemprop") is "author" or "creator" || IsAuthorLink(element) || IsCard(element);

    private static bool IsAuthorLink(MarkupElement element) => element.LocalName == "a" && element.GetAttribute("href") is { } href
        && (HasWord(element.GetAttribute("rel"), "author") || AuthorPage().IsMatch(href) || PeoplePage().IsMatch(href) && GivenNames.Begins(element.TextContent.Trim()));

    // hCard's formatted name, within an author.
    private static bool IsCard(MarkupElement element) => HasWord(element.ClassName, "fn") && element.LocalName is "a" or "span" && (element.ClassName + element.ParentElement?.ClassName).Contains("author", StringComparison.OrdinalIgnoreCase);

    private static bool HasWord(string? list, string word) => list?.Contains(word, StringComparison.OrdinalIgnoreCase) == true && list.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"/(?:author|authors|autor|autoren|autores|auteur|auteurs|redakteure|journalists?|writers?|contributors?)/[^/?]+/?(?:\?.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorPage();

    // These folders hold sections and pages about others as well.
    [GeneratedRegex(@"/(?:profile|people|by|staff|team|redaktion)/[^/?]+/?(?:\?.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PeoplePage();
}
