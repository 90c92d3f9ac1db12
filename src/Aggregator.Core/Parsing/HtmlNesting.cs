using System.Collections.Frozen;

namespace Aggregator.Core.Parsing;

/// <summary>Guards recursive work on a page's tree: tells nesting before the tree is built.</summary>
internal static class HtmlNesting
{
    /// <summary>Levels that are still read; browsers stop at 512.</summary>
    public const int Limit = 512;

    /// <summary>Elements that have no end tag, or whose end tag may be missing.</summary>
    private static readonly FrozenSet<string> Open = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpenNames = Open.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when elements that need an end tag nest deeper than the limit.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> text)
    {
        var depth = 0;
        while (text.IndexOf('<') is var at and >= 0 && at + 1 < text.Length)
        {
            text = text[(at + 1)..];
            var isEnd = text[0] == '/';
            var name = Name(isEnd ? text[1..] : text);
            if (name.IsEmpty || OpenNames.Contains(name)) continue;
            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Limit) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end < 32 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-')) end++;
        return text[..end];
    }
}
