namespace Aggregator.Core.Parsing;

/// <summary>
/// Days that were stored as the moment they begin where the site is, and are given in UTC: <c>2022-11-06T23:00:00.000Z</c> of a German
/// page is the seventh of November. Only where language or country leave no choice of zone, and only for a whole hour that is midnight there.
/// </summary>
internal static class LocalMidnight
{
    /// <summary>The offset by which a moment in UTC is midnight at its site; null when it is none, or was not given in UTC.</summary>
    /// <param name="written">The date as written.</param>
    /// <param name="moment">The moment it was read as.</param>
    /// <param name="language">The page's language in two letters, or null.</param>
    /// <param name="host">The site's host in lower case, as <see cref="Uri.Host"/> gives it.</param>
    public static TimeSpan? OffsetOf(string written, DateTimeOffset moment, string? language, string host)
    {
        if (moment.Offset != TimeSpan.Zero || moment.TimeOfDay.Ticks % TimeSpan.TicksPerHour != 0 || !IsInUtc(written.AsSpan().TrimEnd()))
            return null;
        return OffsetAt(moment, language, host) is { } offset && offset != TimeSpan.Zero && moment.ToOffset(offset).TimeOfDay == TimeSpan.Zero ? offset : null;
    }

    private static bool IsInUtc(ReadOnlySpan<char> written) => written is [.., >= '0' and <= '9', 'Z' or 'z'] || written.EndsWith("+00:00", StringComparison.Ordinal);

    private static TimeSpan? OffsetAt(DateTimeOffset moment, string? language, string host) => host[(host.LastIndexOf('.') + 1)..] switch
    {
        "de" or "at" or "ch" or "li" or "lu" or "it" or "fr" or "es" or "nl" or "be" or "dk" or "se" or "no" or "pl" or "cz" or "sk" or "hu" or "si" or "hr" or "rs" => European(moment, 1),
        "gr" or "fi" or "ee" or "lv" or "lt" or "ro" or "bg" or "ua" => European(moment, 2),
        _ => language switch
        {
            "de" or "it" or "nl" or "da" or "sv" or "nb" or "no" or "pl" or "cs" or "sk" or "hu" or "sl" or "hr" => European(moment, 1),
            "el" or "fi" or "et" or "lv" or "lt" or "ro" or "bg" or "uk" => European(moment, 2),
            _ => RegionalOffset.Of(language, host),
        },
    };

    // Summer time from the last Sunday of March to that of October, at one o'clock UTC (Directive 2000/84/EC).
    private static TimeSpan European(DateTimeOffset moment, int winter) =>
        TimeSpan.FromHours(moment >= LastSunday(moment.Year, 3) && moment < LastSunday(moment.Year, 10) ? winter + 1 : winter);

    private static DateTimeOffset LastSunday(int year, int month)
    {
        var last = new DateTimeOffset(year, month, 31, 1, 0, 0, TimeSpan.Zero);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
