using System.Globalization;

namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>Times, spans and sizes in the few words that a dense page has room for.</summary>
internal static class Wording
{
    /// <summary>A moment seen from now: <c>3 min ago</c>, <c>in 2 h</c>; a date when it is more than 30 days away.</summary>
    public static string Relative(DateTimeOffset moment, DateTimeOffset now)
    {
        var distance = now - moment;
        var size = distance.Duration();
        if (size < TimeSpan.FromSeconds(2))
            return "now";
        if (size >= TimeSpan.FromDays(30))
            return moment.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return distance > TimeSpan.Zero ? $"{Span(size)} ago" : $"in {Span(size)}";
    }

    /// <summary>A moment at which something is due: <c>in 2 h</c>, <c>now</c>, <c>overdue 4 min</c>.</summary>
    public static string Due(DateTimeOffset moment, DateTimeOffset now) =>
        moment > now ? Relative(moment, now) : now - moment < TimeSpan.FromMinutes(1) ? "now" : $"overdue {Span(now - moment)}";

    /// <summary>A length of time, rounded down to its largest unit.</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalMilliseconds: < 1000 } short1 => Invariant($"{(int)short1.TotalMilliseconds} ms"),
        { TotalSeconds: < 60 } seconds => Invariant($"{(int)seconds.TotalSeconds} s"),
        { TotalMinutes: < 60 } minutes => Invariant($"{(int)minutes.TotalMinutes} min"),
        { TotalHours: < 48 } hours => Invariant($"{(int)hours.TotalHours} h"),
        var days => Invariant($"{(int)days.TotalDays} d"),
    };

    /// <summary>A length of time by its two largest units, at least a minute.</summary>
    public static string Lag(TimeSpan span) => span.Duration() switch
    {
        { TotalMinutes: < 60 } minutes => Invariant($"{(int)minutes.TotalMinutes} min"),
        { TotalHours: < 24 } hours => Invariant($"{(int)hours.TotalHours} h {hours.Minutes} min"),
        var days => Invariant($"{(int)days.TotalDays} d {days.Hours} h"),
    };

    /// <summary>How long after another something came: <c>2 h 5 min later</c>, <c>3 d 1 h earlier</c>, <c>at the same time</c>.</summary>
    public static string Apart(TimeSpan after) =>
        after.Duration() < TimeSpan.FromMinutes(1) ? "at the same time" : $"{Lag(after)} {(after > TimeSpan.Zero ? "later" : "earlier")}";

    /// <summary>A moment to the second, in UTC.</summary>
    public static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment to the minute in the zone it was given in.</summary>
    public static string InZone(DateTimeOffset moment, int offsetMinutes) =>
        moment.ToOffset(TimeSpan.FromMinutes(Math.Clamp(offsetMinutes, -14 * 60, 14 * 60))).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands parted.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun, in the plural unless it is one.</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>A size in bytes, kB or MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => Invariant($"{bytes} B"),
        < 1_000_000 => Invariant($"{bytes / 1000.0:0.#} kB"),
        _ => Invariant($"{bytes / 1e6:0.#} MB"),
    };

    /// <summary>An enum name as words: <c>HtmlInsteadOfFeed</c> gives <c>html instead of feed</c>.</summary>
    public static string Words(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : i == 0 ? $"{char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
