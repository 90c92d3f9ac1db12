using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Where the root element of a feed begins and ends in a document, and the entities declared before it.</summary>
/// <param name="Name">The root's name as written, with its prefix.</param>
/// <param name="Start">Index of its <c>&lt;</c>.</param>
/// <param name="End">Index after its end tag, or the length of the text when there is none.</param>
/// <param name="IsClosed">True when it has an end tag.</param>
/// <param name="Entities">Internal entities of plain text, by name.</param>
internal sealed partial record FeedRoot(string Name, int Start, int End, bool IsClosed, IReadOnlyDictionary<string, string> Entities)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Finds the root: the first start tag that is one of a feed, wherever it stands. Null when there is none.</summary>
    public static FeedRoot? Find(string text)
    {
        IReadOnlyDictionary<string, string> entities = None;
        FeedRoot? channel = null;
        var isFirst = true;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (Skipped(text, at) is { } skipped)
            {
                if (IsDoctype(text, at)) entities = DeclaredIn(text[at..skipped]);
                at = skipped - 1;
                continue;
            }

            if (!char.IsAsciiLetter(text[at + 1])) continue;
            var name = NameAt(text, at + 1);
            if (IsRoot(name)) return Bounded(text, name, at, entities);
            if (isFirst && name.Equals("channel", StringComparison.OrdinalIgnoreCase)) channel = Bounded(text, name, at, entities);
            isFirst = false;
        }

        return channel;
    }

    /// <summary>True when nothing but white space surrounds the root.</summary>
    public bool IsWhole(string text) => text.AsSpan(0, Start).IsWhiteSpace() && text.AsSpan(End).IsWhiteSpace();

    private static FeedRoot Bounded(string text, string name, int start, IReadOnlyDictionary<string, string> entities)
    {
        var close = text.LastIndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        var end = close > start ? text.IndexOf('>', close) : -1;
        return new(name, start, end < 0 ? text.Length : end + 1, end >= 0, entities);
    }

    private static bool IsRoot(string name)
    {
        var local = name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1);
        return local.Equals("rss", StringComparison.OrdinalIgnoreCase) || local.Equals("feed", StringComparison.OrdinalIgnoreCase)
            || local.Equals("rdf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Index after the comment, instruction or declaration that begins at an index; null when none does.</summary>
    private static int? Skipped(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0) return After(text, "-->", at + 4);
        if (string.CompareOrdinal(text, at, "<![CDATA[", 0, 9) == 0) return at + 9;
        if (text[at + 1] == '?') return After(text, ">", at);
        return text[at + 1] == '!' ? AfterDeclaration(text, at) : null;
    }

    private static int AfterDeclaration(string text, int at)
    {
        var close = text.IndexOf('>', at);
        if (close < 0) return text.Length;
        var open = text.IndexOf('[', at, close - at);
        if (open < 0 || !IsDoctype(text, at)) return close + 1;
        var end = SubsetEnd().Match(text, open);
        return end.Success ? end.Index + end.Length : text.Length;
    }

    private static int After(string text, string end, int from)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + end.Length;
    }

    private static bool IsDoctype(string text, int at) => string.Compare(text, at, "<!DOCTYPE", 0, 9, StringComparison.OrdinalIgnoreCase) == 0;

    private static string NameAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 64 && (char.IsLetterOrDigit(text[end]) || text[end] is ':' or '_' or '-' or '.')) end++;
        return text[at..end];
    }

    /// <summary>Only entities of plain text are kept: none that refers to another (bombs) or to a file (XXE).</summary>
    private static Dictionary<string, string> DeclaredIn(string doctype)
    {
        var entities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Entity().Matches(doctype))
        {
            if (entities.Count >= FeedLimits.Entities) break;
            var value = match.Groups[2].Value;
            if (value.Length <= FeedLimits.EntityLength && References.Decode(value) is var plain && !plain.Contains('&', StringComparison.Ordinal))
                entities.TryAdd(match.Groups[1].Value, plain);
        }

        return entities;
    }

    [GeneratedRegex("""\]\s*>""")]
    private static partial Regex SubsetEnd();

    [GeneratedRegex("""<!ENTITY\s+([A-Za-z_][\w.-]{0,60})\s+["']([^"'<]{0,1000})["']\s*>""")]
    private static partial Regex Entity();
}
