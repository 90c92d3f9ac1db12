using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Extraction.Metadata;

/// <summary>Reads one date out of a text that a page gives: ISO 8601, RFC 5322, and the customary forms of many languages.</summary>
internal static partial class DateText
{
    private static readonly FrozenMonths Months = FrozenMonths.Shipped;

    /// <summary>
    /// The date in a text, or null. A date without zone gets <paramref name="assumedOffset"/>, or UTC;
    /// a relative one (<c>3小时前</c>, <c>2 hours ago</c>) counts from <paramref name="fetchedAt"/>.
    /// </summary>
    internal static DateTimeOffset? Parse(string text, DateTimeOffset fetchedAt, TimeSpan? assumedOffset)
    {
        text = text.Trim();
        if (text.Length is < 4 or > 300)
            return null;
        var offset = assumedOffset ?? TimeSpan.Zero;
        return (YearFirst(text, offset) ?? MonthName(text, offset) ?? DayFirst(text, offset) ?? Relative(text, fetchedAt, offset)) is { } date
            && date.Year >= 1990 && (fetchedAt == default || date < fetchedAt.AddDays(370)) ? date : null;
    }

    private static DateTimeOffset? YearFirst(string text, TimeSpan offset) =>
        YearFirstPattern().Match(text) is { Success: true } match ? Build(text, match, Number(match, "y"), Number(match, "m"), Number(match, "d"), offset)
        : CompactPattern().Match(text) is { Success: true } compact ? Build(text, compact, Number(compact, "y"), Number(compact, "m"), Number(compact, "d"), offset) : null;

    private static DateTimeOffset? DayFirst(string text, TimeSpan offset)
    {
        if (DayFirstPattern().Match(text) is not { Success: true } match)
            return null;
        int first = Number(match, "d"), second = Number(match, "m"), year = Number(match, "y");
        if (year < 100)
            year += 2000;
        // 12/31/2020 can only be American; 01/02/2020 with a slash is American more often than not only in English, so day first stays the rule.
        return second > 12 ? Build(text, match, year, first, second, offset) : Build(text, match, year, second, first, offset);
    }

    private static DateTimeOffset? MonthName(string text, TimeSpan offset)
    {
        if (DayMonthYearPattern().Match(text) is { Success: true } european && Months.Find(european.Groups["m"].Value) is > 0 and var month)
            return Build(text, european, Number(european, "y"), month, Number(european, "d"), offset);
        if (MonthDayYearPattern().Match(text) is { Success: true } american && Months.Find(american.Groups["m"].Value) is > 0 and var named)
            return Build(text, american, Number(american, "y"), named, Number(american, "d"), offset);
        return null;
    }

    private static DateTimeOffset? Relative(string text, DateTimeOffset fetchedAt, TimeSpan offset)
    {
        if (fetchedAt == default)
            return null;
        if (AgoPattern().Match(text) is { Success: true } ago)
            return fetchedAt - Span(Number(ago, "n"), ago.Groups["u"].Value);
        if (DayWordPattern().Match(text) is not { Success: true } day)
            return null;
        var back = day.Groups["w"].Value.ToLowerInvariant() is "昨天" or "昨日" or "yesterday" or "gestern" ? 1 : day.Groups["w"].Value == "前天" ? 2 : 0;
        var local = fetchedAt.ToOffset(offset).Date.AddDays(-back);
        return Build(text, day, local.Year, local.Month, local.Day, offset);
    }

    private static TimeSpan Span(int count, string unit) => unit.ToLowerInvariant() switch
    {
        "秒" or "second" or "seconds" or "sec" => TimeSpan.FromSeconds(count),
        "分钟" or "分鐘" or "分" or "minute" or "minutes" or "min" or "mins" => TimeSpan.FromMinutes(count),
        "小时" or "小時" or "个小时" or "時間" or "hour" or "hours" or "hr" or "hrs" => TimeSpan.FromHours(count),
        _ => TimeSpan.FromDays(count),
    };

    private static DateTimeOffset? Build(string text, Match match, int year, int month, int day, TimeSpan offset)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        var rest = text[(match.Index + match.Length)..];
        var time = TimePattern().Match(rest);
        if (!time.Success)
            time = TimePattern().Match(text[..match.Index]);
        if (!time.Success)
            return new DateTimeOffset(date, offset);
        var hour = Number(time, "h");
        if (time.Groups["half"].Value is { Length: > 0 } half)
            hour = IsAfternoon(half) ? hour % 12 + 12 : hour == 12 ? 0 : hour;
        if (hour > 23 || Number(time, "min") > 59)
            return new DateTimeOffset(date, offset);
        var at = date.AddHours(hour).AddMinutes(Number(time, "min")).AddSeconds(Math.Min(59, Number(time, "s")));
        return new DateTimeOffset(at, Zone(time.Groups["z"].Value) ?? offset);
    }

    private static bool IsAfternoon(string half) => half[0] is 'p' or 'P' or '下' or '晚' || half == "中午";

    private static TimeSpan? Zone(string zone)
    {
        switch (zone.Trim().ToUpperInvariant())
        {
            case "":
                return null;
            case "Z" or "GMT" or "UTC" or "WET":
                return TimeSpan.Zero;
            case "BST" or "CET" or "MEZ" or "WEST":
                return TimeSpan.FromHours(1);
            case "CEST" or "MESZ" or "EET":
                return TimeSpan.FromHours(2);
            case "EEST" or "MSK":
                return TimeSpan.FromHours(3);
            case "EDT":
                return TimeSpan.FromHours(-4);
            case "EST" or "ET" or "CDT":
                return TimeSpan.FromHours(-5);
            case "CST" or "MDT":
                return TimeSpan.FromHours(-6);
            case "MST" or "PDT":
                return TimeSpan.FromHours(-7);
            case "PST" or "PT":
                return TimeSpan.FromHours(-8);
            case "JST" or "KST":
                return TimeSpan.FromHours(9);
        }
        var digits = zone.Where(char.IsAsciiDigit).ToArray();
        if (digits.Length is < 1 or > 4)
            return null;
        var hours = int.Parse(digits.Length <= 2 ? digits : digits.AsSpan(0, digits.Length - 2), CultureInfo.InvariantCulture);
        var minutes = digits.Length <= 2 ? 0 : int.Parse(digits.AsSpan(digits.Length - 2), CultureInfo.InvariantCulture);
        if (hours > 14 || minutes > 59)
            return null;
        var span = new TimeSpan(hours, minutes, 0);
        return zone.Contains('-', StringComparison.Ordinal) ? -span : span;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var value } && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)\s?[-/.年]\s?(?<m>\d{1,2})\s?[-/.月]\s?(?<d>\d{1,2})(?!\d)\s?日?", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirstPattern();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)(?!\d{3,})", RegexOptions.ExplicitCapture)]
    private static partial Regex CompactPattern();

    [GeneratedRegex(@"(?<![\d.])(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>(?:19|20)\d\d|\d\d(?![\d.:]))", RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirstPattern();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|º|er)?\.?\s*(?:de\s+|of\s+)?(?<m>\p{L}{3,12})\.?,?\s*(?:de\s+|del\s+)?(?<y>(?:19|20)\d\d)(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYearPattern();

    [GeneratedRegex(@"(?<m>\p{L}{3,12})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYearPattern();

    [GeneratedRegex(@"(?<half>上午|下午|晚上|中午|凌晨)?\s*(?<![\d.])(?<h>\d{1,2})\s?[:：時时.h]\s?(?<min>\d{2})(?:\s?[:：分]\s?(?<s>\d{1,2}))?(?:[.,]\d+)?\s*(?<half>[aApP]\.?[mM]\.?)?\s*(?<z>Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}:?(?:\d{2})?\b|\(?\b(?:GMT|UTC|BST|CET|CEST|MEZ|MESZ|EET|EEST|MSK|EDT|EST|ET|CST|CDT|MST|MDT|PST|PDT|PT|JST|KST|WET|WEST)\b)?", RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"(?<n>\d{1,3})\s?(?<u>秒|分钟|分鐘|分|个小时|小时|小時|時間|天|日|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\s?(?:之?前|ago)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AgoPattern();

    [GeneratedRegex(@"(?<w>今天|今日|昨天|昨日|前天|today|yesterday|heute|gestern)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex DayWordPattern();
}
