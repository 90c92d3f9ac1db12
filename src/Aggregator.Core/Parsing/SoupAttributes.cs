namespace Aggregator.Core.Parsing;

/// <summary>Attributes of a start tag in tag soup: unquoted, unclosed and run-together values are read as far as they go.</summary>
internal static class SoupAttributes
{
    /// <summary>Reads from after the name to after the tag.</summary>
    public static List<KeyValuePair<string, string>> Read(string text, ref int at, out bool isEmpty)
    {
        var attributes = new List<KeyValuePair<string, string>>();
        isEmpty = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '>')
            {
                at++;
                return attributes;
            }

            if (c == '<') return attributes;
            if (c == '/')
            {
                isEmpty = at + 1 < text.Length && text[at + 1] == '>';
                at++;
            }
            else if (IsName(c)) Add(attributes, ReadName(text, ref at), ReadValue(text, ref at));
            else at++;
        }

        return attributes;
    }

    private static void Add(List<KeyValuePair<string, string>> attributes, string name, string value)
    {
        if (attributes.Count < FeedLimits.Attributes) attributes.Add(new(name, value));
    }

    private static string ReadName(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && IsName(text[at])) at++;
        return text[start..at];
    }

    private static string ReadValue(string text, ref int at)
    {
        var look = at;
        while (look < text.Length && char.IsWhiteSpace(text[look])) look++;
        if (look >= text.Length || text[look] != '=') return "";
        at = look + 1;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at >= text.Length) return "";
        return text[at] is '"' or '\'' ? ReadQuoted(text, ref at) : ReadBare(text, ref at);
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var start = at + 1;
        var end = text.IndexOf(text[at], start);
        if (end < 0) end = text.IndexOf('>', start);
        if (end < 0) end = text.Length;
        at = end < text.Length && text[end] != '>' ? end + 1 : end;
        return text[start..end];
    }

    private static string ReadBare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('>' or '<') && !char.IsWhiteSpace(text[at]) && !IsEmptyEnd(text, at)) at++;
        return text[start..at];
    }

    private static bool IsEmptyEnd(string text, int at) => text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is ':' or '_' or '-' or '.';
}
