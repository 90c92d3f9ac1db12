namespace Aggregator.Core.Parsing;

/// <summary>The form of date that nearly every Atom feed has, read without further ado: <c>2026-01-05T10:00:00+01:00</c>, with or without fractions of a second.</summary>
internal static class IsoDate
{
    /// <summary>The moment, or null when the text differs in any way from that form.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return null;
        var (year, month, day) = (Digits.Of(text[..4]), Digits.Of(text[5..7]), Digits.Of(text[8..10]));
        var (hour, minute, second) = (Digits.Of(text[11..13]), Digits.Of(text[14..16]), Digits.Of(text[17..19]));
        if (ZoneOf(text[19..]) is not { } offset || year < 1900 || month is < 1 or > 12 || day < 1) return null;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateTimeOffset(year, month, day, hour, minute, second, offset);
    }

    private static TimeSpan? ZoneOf(ReadOnlySpan<char> rest)
    {
        if (rest[0] == '.') rest = rest[(1 + Math.Max(0, rest[1..].IndexOfAnyExceptInRange('0', '9')))..];
        if (rest is "Z") return TimeSpan.Zero;
        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':') return null;
        var (hours, minutes) = (Digits.Of(rest[1..3]), Digits.Of(rest[4..]));
        if (hours is < 0 or > 13 || minutes is < 0 or > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return rest[0] == '-' ? -offset : offset;
    }
}
