using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>
/// Reads the dates of feeds and pages: RFC 822 and its usual corruptions, ISO 8601, named zones, month names of many languages,
/// Chinese, Japanese and Korean forms, relative dates, Unix time. Independent of the machine's culture and zone; never throws.
/// </summary>
internal static partial class PublishedDate
{
    private const int LongestDate = 200;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text of a date element, or null.</param>
    /// <param name="now">The moment relative dates count from, and that settles a missing year.</param>
    /// <param name="assumedOffset">Offset of dates that name no zone; null for UTC, or +08:00 and +09:00 for Chinese and Korean forms.</param>
    /// <returns>The moment, or null when the text is not a possible date.</returns>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset now, TimeSpan? assumedOffset = null)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate) return null;
        var trimmed = text.AsSpan().Trim();
        if ((IsoDate.Parse(trimmed) ?? Rfc822Date.Parse(trimmed)) is { } usual) return usual;
        var normal = DateText.Normalise(text);
        var offset = assumedOffset ?? DateText.UsualOffset(text);
        return ParseUnixTime(normal)
            ?? ParseIso(normal, offset)
            ?? RelativeDate.Parse(normal, now, offset)
            ?? ParseLoose(normal, now, offset, assumedOffset);
    }

    private static DateTimeOffset? ParseUnixTime(string text)
    {
        if (text.Length is < 9 or > 13 || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return null;
        if (text.Length >= 12) value /= 1000;
        return value is > 100_000_000 and < 4_102_444_800 ? DateTimeOffset.FromUnixTimeSeconds(value) : null;
    }

    private static DateTimeOffset? ParseIso(string text, TimeSpan offset)
    {
        var match = Iso().Match(text);
        if (!match.Success) return null;
        var date = new CalendarDate(Number(match, 1) ?? 0, Number(match, 2) ?? 1, Number(match, 3) ?? 1);
        var time = new TimeOfDay(Number(match, 4) ?? 0, Number(match, 5) ?? 0, Number(match, 6) ?? 0);
        return date.At(time, match.Groups[7].Success ? ZoneOffset.Parse(match.Groups[7].Value, offset) ?? offset : offset);
    }

    private static DateTimeOffset? ParseLoose(string text, DateTimeOffset now, TimeSpan offset, TimeSpan? assumed)
    {
        var time = TimeOfDay.Find(text, out var at, out var length);
        var before = text[..at];
        var after = text[(at + length)..];
        var zone = ZoneOffset.Find(after, assumed, out var afterZone);
        var today = now.ToOffset(zone ?? offset);
        var date = CalendarDate.Find($"{before} {(zone is null ? after : afterZone)}", today);
        return date?.At(time ?? default, zone ?? offset);
    }

    private static int? Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        """^(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]+(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?)?)?)?\s*(Z|[+-]\d\d:?(?:\d\d)?)?$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
