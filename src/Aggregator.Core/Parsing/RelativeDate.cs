using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Dates told from the present: <c>3小时前</c>, <c>昨天 18:20</c>, <c>5 hours ago</c>, <c>yesterday</c>.</summary>
internal static partial class RelativeDate
{
    /// <summary>Reads a relative date, or returns null when the text is none.</summary>
    public static DateTimeOffset? Parse(string text, DateTimeOffset now, TimeSpan offset)
    {
        if (text.Length > 40) return null;
        var local = now.ToOffset(offset);
        if (JustNow().IsMatch(text)) return local;
        if (Ago().Match(text) is { Success: true } ago) return Back(local, ago);
        return DayName().Match(text) is { Success: true } day ? OnDay(local, day.Groups[1].Value, text) : null;
    }

    private static DateTimeOffset? Back(DateTimeOffset now, Match ago)
    {
        var word = ago.Groups[1].Value;
        var count = word switch
        {
            "半" => 0.5,
            "一" or "a" or "an" or "A" or "An" => 1,
            "两" => 2,
            _ => double.Parse(word, CultureInfo.InvariantCulture),
        };
        var unit = ago.Groups[2].Value.ToLowerInvariant();
        if (count > 10_000) return null;
        return unit switch
        {
            "秒" or "秒钟" or "초" => now.AddSeconds(-count),
            "分" or "分钟" or "分鐘" or "분" => now.AddMinutes(-count),
            "小时" or "小時" or "時間" or "个小时" or "시간" => now.AddHours(-count),
            "天" or "日" or "일" => now.AddDays(-count),
            "周" or "週" or "星期" or "주" => now.AddDays(-7 * count),
            "月" or "个月" or "個月" or "か月" or "ヶ月" or "개월" => now.AddMonths(-(int)Math.Min(count, 1200)),
            "年" or "년" => now.AddYears(-(int)Math.Min(count, 100)),
            _ when unit.StartsWith("sec", StringComparison.Ordinal) => now.AddSeconds(-count),
            _ when unit.StartsWith("min", StringComparison.Ordinal) => now.AddMinutes(-count),
            _ when unit[0] == 'h' => now.AddHours(-count),
            _ when unit[0] == 'd' => now.AddDays(-count),
            _ when unit[0] == 'w' => now.AddDays(-7 * count),
            _ when unit[0] == 'm' => now.AddMonths(-(int)Math.Min(count, 1200)),
            _ => now.AddYears(-(int)Math.Min(count, 100)),
        };
    }

    private static DateTimeOffset? OnDay(DateTimeOffset now, string name, string text)
    {
        var back = name.ToLowerInvariant() switch
        {
            "昨天" or "昨日" or "yesterday" or "어제" => 1,
            "前天" or "一昨日" or "그제" => 2,
            _ => 0,
        };
        var time = TimeOfDay.Find(text, out _, out _) ?? default;
        return time.SinceMidnight is { } sinceMidnight ? new DateTimeOffset(now.Date.AddDays(-back) + sinceMidnight, now.Offset) : null;
    }

    [GeneratedRegex("""^(?:刚刚|剛剛|刚才|たった今|방금|just now|now)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustNow();

    [GeneratedRegex(
        """(\d{1,5}|半|一|两|\ban?)\s*(秒钟?|초|分[钟鐘]?|분|个?小[时時]|時間|시간|天|日|일|周|週|星期|주|[个個かヶ]?月|개월|年|년|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|hours?|days?|weeks?|months?|years?)\s*(?:以?前|之前|전|ago)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    [GeneratedRegex("""^(昨天|昨日|前天|一昨日|今天|今日|어제|그제|오늘|yesterday|today)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayName();
}
