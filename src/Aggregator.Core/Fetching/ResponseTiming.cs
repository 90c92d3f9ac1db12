using System.Globalization;

namespace Aggregator.Core.Fetching;

/// <summary>Reads when a server wants to be asked again. Dates are taken relative to the server's own <c>Date</c>, so its clock may be wrong.</summary>
internal static class ResponseTiming
{
    private static readonly string[] DateForms =
        ["r", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'"];

    /// <summary><c>Retry-After</c> as a span, from seconds or an HTTP date (RFC 9110 section 10.2.3); null when absent, broken or past.</summary>
    public static TimeSpan? RetryAfter(string? header, string? date, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header))
            return null;
        if (double.TryParse(header, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return seconds > 0 ? Seconds(seconds) : null;
        return Date(header) - (Date(date) ?? now) is { } wait && wait > TimeSpan.Zero ? wait : null;
    }

    /// <summary>
    /// How long an answer is fresh (RFC 9111 section 4.2.1, as a private cache): <c>max-age</c> less <c>Age</c>, else <c>Expires</c> less <c>Date</c>.
    /// Zero for <c>no-store</c>, <c>no-cache</c> and past dates; null when the server says nothing.
    /// </summary>
    public static TimeSpan? FreshFor(string? cacheControl, string? expires, string? age, string? date, DateTimeOffset now)
    {
        var directives = (cacheControl ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (directives.Any(d => IsDirective(d, "no-store") || IsDirective(d, "no-cache")))
            return TimeSpan.Zero;
        if (directives.FirstOrDefault(d => IsDirective(d, "max-age")) is { } maxAge)
            return NotNegative(Seconds(Number(maxAge[(maxAge.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"'))) - Seconds(Number(age)));
        return expires is null ? null : NotNegative((Date(expires) ?? DateTimeOffset.MinValue) - (Date(date) ?? now));
    }

    /// <summary>An HTTP date in any form of RFC 9110 section 5.6.7 or the cookie form; null when it is none.</summary>
    public static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text?.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date)
            ? date
            : null;

    private static bool IsDirective(string directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (directive.Length == name.Length || directive[name.Length] is '=' or ' ');

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // A century is the most any server can mean; it keeps absurd numbers from overflowing.
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 3.2e9));

    private static TimeSpan NotNegative(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
