using System.Text.RegularExpressions;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Markup;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Elements whose markup says that they hold a date: <c>time</c>, microdata, RDFa, microformats, and attributes for scripts.</summary>
internal static partial class DateMarks
{
    private static readonly string[] ScriptEnds = ["date", "time", "timestamp", "published", "published-at", "created-at"];

    private static readonly ulong Foreign = ArticleFrame.Bits("comment", "related", "popular", "advert");

    /// <summary>The marked elements of a page, wherever they stand.</summary>
    internal static IEnumerable<MarkupElement> In(MarkupDocument document) => document.Descendants().OfType<MarkupElement>().Where(element => IsNamed(element) && Marks(element));

    /// <summary>The marked elements around the text of a block.</summary>
    internal static IEnumerable<MarkupElement> In(TextBlock block)
    {
        MarkupElement? last = null;
        foreach (var node in block.Nodes)
        {
            var element = node.ParentElement;
            for (var level = 0; level < 3 && element is not null; level++, element = element.ParentElement)
                if (Marks(element))
                {
                    if (!ReferenceEquals(element, last))
                        yield return last = element;
                    break;
                }
        }
    }

    /// <summary>Whether an element marks a date of publication, or a date without saying of what.</summary>
    internal static bool Marks(MarkupElement element) => element.LocalName == "time" || element.GetAttribute("itemprop") is "datePublished" or "dateCreated"
        || element.GetAttribute("property") is { } property && Property().IsMatch(property) || element.ClassName is { Length: > 0 } name && HasTitle(element, name) || ForScripts(element) is not null;

    /// <summary>Whether a mark says that its date is the publication's.</summary>
    internal static bool IsPublication(MarkupElement mark) => mark.HasAttribute("pubdate")
        || $"{mark.GetAttribute("itemprop")} {mark.GetAttribute("property")} {mark.ClassName}".Contains("datePublished", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a mark says that its date is a change's.</summary>
    internal static bool IsChange(MarkupElement mark)
    {
        var name = $"{mark.GetAttribute("itemprop")} {mark.ClassName}";
        return name.Contains("modified", StringComparison.OrdinalIgnoreCase)
            || name.Contains("updated", StringComparison.OrdinalIgnoreCase) && !name.Contains("published", StringComparison.OrdinalIgnoreCase) && !name.Contains("entry-date", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The texts that may give a mark's date, the surest first.</summary>
    internal static IEnumerable<string?> Texts(MarkupElement mark) =>
        [mark.GetAttribute("datetime"), mark.GetAttribute("content"), ForScripts(mark), mark.GetAttribute("title"), PageHead.Clean(mark.TextContent)];

    /// <summary>Whether the markup around an element says that it belongs to comments or to other articles.</summary>
    internal static bool IsForeign(MarkupElement? element)
    {
        for (; element is not null && element.LocalName is not ("body" or "article" or "main"); element = element.ParentElement)
            if ((ClassWords.Shipped.Find(element.ClassName) & Foreign) != 0 || (ClassWords.Shipped.Find(element.GetAttribute("id") ?? "") & Foreign) != 0 || element.LocalName is "nav" or "aside")
                return true;
        return false;
    }

    private static bool IsNamed(MarkupElement element) => element.LocalName == "time" || element.HasAttribute("itemprop") || element.HasAttribute("property")
        || element.ClassName is { Length: > 0 } names && names.Split(' ').Any(name => name is "published" or "dt-published" or "entry-date");

    private static bool HasTitle(MarkupElement element, string name) => element.HasAttribute("title") && MicroformatName().IsMatch(name);

    // "data-published", "data-timestamp" and the like hold what a script shows in the reader's zone.
    private static string? ForScripts(MarkupElement element)
    {
        if (element.LocalName is not ("time" or "span" or "abbr" or "p" or "small" or "i" or "em"))
            return null;
        foreach (var attribute in element.Attributes)
            if (attribute.Value.Length is >= 8 and <= 40 && char.IsAsciiDigit(attribute.Value.Memory.Span[0]) && IsForScripts(attribute.Name.Memory.Span))
                return attribute.Value.ToString();
        return null;
    }

    private static bool IsForScripts(ReadOnlySpan<char> name)
    {
        if (name is "unixtime")
            return true;
        if (!name.StartsWith("data-", StringComparison.Ordinal) || name.Contains("updat", StringComparison.Ordinal) || name.Contains("modif", StringComparison.Ordinal))
            return false;
        foreach (var end in ScriptEnds)
            if (name.EndsWith(end, StringComparison.Ordinal))
                return true;
        return false;
    }

    [GeneratedRegex(@"datePublished|^(?:dc|dct|dcterms):(?:date|created|issued)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Property();

    [GeneratedRegex(@"(?:^|[\s_-])(?:published|updated|date|timestamp)(?:$|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex MicroformatName();
}
