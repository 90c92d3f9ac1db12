namespace Aggregator.Core.Storage;

/// <summary>Fits text from the web into columns of limited length.</summary>
internal static class ColumnText
{
    /// <summary>The text, trimmed, without NUL characters, cut to <paramref name="length"/> UTF-16 units without splitting a pair; empty for null.</summary>
    public static string Fit(string? text, int length)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var clean = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal).Trim() : text.Trim();
        if (clean.Length <= length)
            return clean;
        return char.IsHighSurrogate(clean[length - 1]) ? clean[..(length - 1)] : clean[..length];
    }

    /// <summary>A validator of HTTP, or null: one that was cut would be another.</summary>
    public static string? Validator(string? value, int length) => value is { Length: > 0 } && value.Length <= length ? value : null;

    /// <summary>Values one a line, as many whole ones as fit.</summary>
    public static string Lines(IEnumerable<string> values, int length)
    {
        var lines = new List<string>();
        var used = 0;
        foreach (var line in values.Select(value => string.Join(' ', value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))))
        {
            used += line.Length + 1;
            if (line.Length == 0)
                used--;
            else if (used > length)
                break;
            else
                lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
