namespace Aggregator.Core.Parsing;

/// <summary>The form of date that nearly every RSS feed has, read without further ado: <c>Mon, 05 Jan 2026 10:00:00 +0100</c>.</summary>
internal static class Rfc822Date
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>The moment, or null when the text differs in any way from that form.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > 5 && text[3] == ',' && text[4] == ' ') text = text[5..];
        if (text.Length > 1 && text[1] == ' ') return Read(text, text[..1], 2);
        return text.Length > 2 && text[2] == ' ' ? Read(text, text[..2], 3) : null;
    }

    private static DateTimeOffset? Read(ReadOnlySpan<char> text, ReadOnlySpan<char> dayText, int at)
    {
        // at: "Jan 2026 10:00:00 +0100"
        if (text.Length < at + 19 || text[at + 3] != ' ' || text[at + 8] != ' ' || text[at + 11] != ':' || text[at + 14] != ':' || text[at + 17] != ' ') return null;
        var day = Digits.Of(dayText);
        var month = MonthOf(text.Slice(at, 3));
        var year = Digits.Of(text.Slice(at + 4, 4));
        var (hour, minute, second) = (Digits.Of(text.Slice(at + 9, 2)), Digits.Of(text.Slice(at + 12, 2)), Digits.Of(text.Slice(at + 15, 2)));
        if (OffsetOf(text[(at + 18)..]) is not { } offset || month == 0 || year < 1900 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return null;
        return day > DateTime.DaysInMonth(year, month) ? null : new DateTimeOffset(year, month, day, hour, minute, second, offset);
    }

    private static TimeSpan? OffsetOf(ReadOnlySpan<char> zone)
    {
        if (zone is "GMT" or "UTC" or "Z") return TimeSpan.Zero;
        if (zone.Length != 5 || zone[0] is not ('+' or '-')) return null;
        var (hours, minutes) = (Digits.Of(zone[1..3]), Digits.Of(zone[3..]));
        if (hours is < 0 or > 13 || minutes is < 0 or > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return zone[0] == '-' ? -offset : offset;
    }

    private static int MonthOf(ReadOnlySpan<char> name)
    {
        for (var month = 0; month < 12; month++)
            if (name.Equals(Months.AsSpan(month * 3, 3), StringComparison.OrdinalIgnoreCase)) return month + 1;
        return 0;
    }
}
