namespace Aggregator.Core.Parsing;

/// <summary>Attributes of a start tag in tag soup: unquoted, unclosed and run-together values are read as far as they go.</summary>
internal static class SoupAttributes
{
    /// <summary>Reads from after the name to after the tag; at most <paramref name="most"/> attributes are kept.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string text, ref int at, int most, out bool isEmpty)
    {
        List<KeyValuePair<string, string>>? attributes = null;
        isEmpty = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '>')
            {
                at++;
                break;
            }

            if (c == '<') break;
            if (c == '/')
            {
                isEmpty = at + 1 < text.Length && text[at + 1] == '>';
                at++;
            }
            else if (IsName(c))
            {
                Range name = ReadName(text, ref at), value = ReadValue(text, ref at);
                if ((attributes?.Count ?? 0) < most) (attributes ??= []).Add(new(text[name], text[value]));
            }
            else at++;
        }

        return attributes ?? (IReadOnlyList<KeyValuePair<string, string>>)[];
    }

    private static Range ReadName(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && IsName(text[at])) at++;
        return start..at;
    }

    private static Range ReadValue(string text, ref int at)
    {
        var look = at;
        while (look < text.Length && char.IsWhiteSpace(text[look])) look++;
        if (look >= text.Length || text[look] != '=') return at..at;
        at = look + 1;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at >= text.Length) return at..at;
        return text[at] is '"' or '\'' ? ReadQuoted(text, ref at) : ReadBare(text, ref at);
    }

    private static Range ReadQuoted(string text, ref int at)
    {
        var start = at + 1;
        var end = text.IndexOf(text[at], start);
        if (end < 0) end = text.IndexOf('>', start);
        if (end < 0) end = text.Length;
        at = end < text.Length && text[end] != '>' ? end + 1 : end;
        return start..end;
    }

    private static Range ReadBare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('>' or '<') && !char.IsWhiteSpace(text[at]) && !IsEmptyEnd(text, at)) at++;
        return start..at;
    }

    private static bool IsEmptyEnd(string text, int at) => text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is ':' or '_' or '-' or '.';
}
