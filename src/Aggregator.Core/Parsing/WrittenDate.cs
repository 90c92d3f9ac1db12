using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Finds a date in the running text of a page: a date that names day, month and year, in the customary forms of many languages,
/// with the time and zone beside it; or a short relative one. Time, zone and month names are read as <see cref="PublishedDate"/> reads them.
/// </summary>
internal static partial class WrittenDate
{
    private const int Longest = 400;
    private const int FirstYear = 1990;

    /// <summary>Finds the first date in a text.</summary>
    /// <param name="text">A line of a page, or the value of an attribute.</param>
    /// <param name="now">The moment relative dates count from; the default value when it is not known.</param>
    /// <param name="assumedOffset">Offset of dates that name no zone; null for UTC, or +08:00 and +09:00 for Chinese and Korean forms.</param>
    /// <param name="monthFirst">Whether <c>3/4/2025</c> is the fourth of March.</param>
    /// <returns>The moment, or null when the text holds no date from 1990 to a year after <paramref name="now"/>.</returns>
    public static DateTimeOffset? Find(string? text, DateTimeOffset now, TimeSpan? assumedOffset = null, bool monthFirst = false)
    {
        if (text is null || text.Length is < 4 or > Longest || text.Length > 40 && !text.Any(char.IsDigit)) return null;
        text = DateText.WithAsciiDigits(text);
        return (Exact(text, now, assumedOffset) ?? Calendar(text, assumedOffset, monthFirst) ?? Relative(text, now, assumedOffset)) is { Year: >= FirstYear } date
            && (now == default ? date.Year < 2200 : date < now.AddDays(370)) ? date : null;
    }

    // What machines write is the whole of the text.
    private static DateTimeOffset? Exact(string text, DateTimeOffset now, TimeSpan? offset) =>
        MachineForm().IsMatch(text) ? PublishedDate.Parse(text, now, offset) : null;

    private static DateTimeOffset? Relative(string text, DateTimeOffset now, TimeSpan? offset) =>
        now == default ? null : RelativeDate.Parse(DateText.Normalise(text), now, offset ?? DateText.UsualOffset(text));

    private static DateTimeOffset? Calendar(string text, TimeSpan? assumed, bool monthFirst)
    {
        for (var match = DatePattern().Match(text); match.Success; match = match.NextMatch())
            if (Read(match, monthFirst) is { } date && date.Month is >= 1 and <= 12 && date.Year is > 1900 and < 2200 && date.Day >= 1 && date.Day <= DateTime.DaysInMonth(date.Year, date.Month))
                return At(date, text, match, assumed);
        return null;
    }

    private static CalendarDate? Read(Match match, bool monthFirst)
    {
        int year = Number(match, "y"), day = Number(match, "d"), month = Number(match, "m");
        if (match.Groups["name"] is { Success: true } name) month = CalendarDate.MonthOf(name.ValueSpan) ?? 0;
        if (match.Groups["y"].Length == 2) year += 2000;
        if (match.Groups["slash"].Success && (month > 12 || monthFirst && day <= 12)) (day, month) = (month, day);
        return new CalendarDate(year, month, day);
    }

    private static DateTimeOffset? At(CalendarDate date, string text, Match match, TimeSpan? assumed)
    {
        var offset = assumed ?? DateText.UsualOffset(text);
        var after = Clock(text.AsSpan(match.Index + match.Length, Math.Min(50, text.Length - match.Index - match.Length)).ToString());
        if (TimeOfDay.Find(after, out var at, out var length) is { SinceMidnight: not null } time && at < 20)
            return date.At(time, ZoneOffset.Find(after[(at + length)..], assumed, out _) ?? offset);
        var from = Math.Max(0, match.Index - 14);
        var before = Clock(text[from..match.Index]);
        return date.At(TimeOfDay.Find(before, out _, out _) is { SinceMidnight: not null } earlier ? earlier : default, offset);
    }

    private static string Clock(string text) =>
        HourMark().Replace(DateText.Normalise(text), "$1:$2").Replace("a. m.", "am", StringComparison.OrdinalIgnoreCase).Replace("p. m.", "pm", StringComparison.OrdinalIgnoreCase);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits && int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^\s*(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d\S*)?(?: ?[+-]\d\d:?\d\d)?|\w{3},? \d\d? \w{3} \d{4} \d\d:\d\d\S*(?: \S+)?|\d{8}(?:T\d{4,6}Z?)?|1\d{9}(?:\d{3})?)\s*$")]
    private static partial Regex MachineForm();

    [GeneratedRegex(
        """
        (?<![\d.])(?<y>(?:19|20)\d\d)\s?[-/.年년]\s?(?<m>\d{1,2})\s?[-/.月월]\s?(?<d>\d{1,2})(?!\d)\s?[日일]?
        |(?<![\d])(?<d>\d{1,2})(?:st|nd|rd|th|º|er|ª|-?го)?\.?[\s-]*(?:de\s+|of\s+|d[’'])?(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?,?[\s-]*(?:de\s+|del\s+)?(?<y>(?:19|20)\d\d)(?!\d)
        |(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)(?!\d)
        |(?<![\d.,])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>(?:19|20)\d\d)(?!\d)
        |(?<![\d.,])(?<d>\d{1,2})[.-](?<m>\d{1,2})[.-](?<y>(?:19|20)\d\d|[0-3]\d(?![\d.:]))
        |(?<![\d/])(?<d>\d{1,2})(?<slash>/)(?<m>\d{1,2})/(?<y>(?:19|20)\d\d|[0-3]\d(?![\d/:]))
        |(?<![\d.,|])(?<d>\d{1,2})\s?\|\s?(?<m>\d{1,2})\s?\|\s?(?<y>20\d\d)(?!\d)
        |(?<!\d)(?<y>(?:19|20)\d\d)[.,]?\s+(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?\s+(?<d>\d{1,2})(?!\d)
        |(?<!\d)(?<d>\d{1,2})(?:,|\s)?\s*tháng\s+(?<m>\d{1,2})(?:,|\s)\s*(?:năm\s+)?(?<y>(?:19|20)\d\d)(?!\d)
        |(?<![\d.,])(?<d>\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?[\s-]+[’']?(?<y>[0-3]\d)(?=\s*(?:$|[)\]|,;·•]))
        |^(?<y>(?:19|20)\d\d)(?<m>[01]\d)(?<d>[0-3]\d)(?!\d)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\b(\d{1,2})(?:[.h]| h )([0-5]\d)(?=\s?(?:uhr|h\b|$|[^\d.]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HourMark();
}
