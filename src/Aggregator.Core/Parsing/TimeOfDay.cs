using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>A time of day as written. 24:00:00, the leap second and numbers a little too large count on into the next day, hour or minute.</summary>
internal readonly partial record struct TimeOfDay(int Hour, int Minute, int Second)
{
    /// <summary>Since midnight, or null when no clock shows it.</summary>
    public TimeSpan? SinceMidnight =>
        Hour is >= 0 and <= 29 && Minute is >= 0 and <= 69 && Second is >= 0 and <= 69
            ? new TimeSpan(Hour, Minute, Second)
            : null;

    /// <summary>Finds the time in a date; <paramref name="at"/> and <paramref name="length"/> tell where (the end and zero without one).</summary>
    public static TimeOfDay? Find(string text, out int at, out int length)
    {
        var match = Clock().Match(text);
        (at, length) = match.Success ? (match.Index, match.Length) : (text.Length, 0);
        if (!match.Success) return null;
        var hour = Number(match.Groups["h"]);
        var half = match.Groups["half"].Success ? match.Groups["half"].Value : match.Groups["early"].Value;
        return new TimeOfDay(InDay(hour, half), Number(match.Groups["m"]), Number(match.Groups["s"]));
    }

    private static int InDay(int hour, string half) => half.ToLowerInvariant() switch
    {
        "pm" or "p.m." or "下午" or "晚上" or "傍晚" or "午後" or "오후" when hour < 12 => hour + 12,
        "中午" when hour < 11 => hour + 12,
        "am" or "a.m." or "上午" or "凌晨" or "早上" or "午前" or "오전" when hour == 12 => 0,
        _ => hour,
    };

    // A field with surplus digits ("10:0156:00") keeps its hour and, as in feedparser, its last digit: other readers show the same.
    private static int Number(Group group) =>
        !group.Success ? 0 : int.Parse(group.Length > 2 ? group.ValueSpan[^1..] : group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        (?<early>上午|下午|中午|凌晨|早上|晚上|傍晚|午前|午後|오전|오후)?\s*
        (?<![\d:])(?<h>\d{1,2})[:](?<m>\d{1,2}|0\d{2,4}(?=:\d))(?!\d)(?:[:.](?<s>\d{1,2})(?:[.,]\d+)?)?
        \s*(?<half>[ap]m\b|[ap]\.m\.)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Clock();
}
