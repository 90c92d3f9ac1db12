using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Zones as dates write them: <c>+0800</c>, <c>+08:00</c>, <c>GMT+8</c>, <c>PST</c>, <c>Z</c>.</summary>
internal static partial class ZoneOffset
{
    private static readonly FrozenDictionary<string, int> Minutes = WordTable.WordFirst("time-zones.txt");
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The offset of a zone that is the whole text, or null.</summary>
    public static TimeSpan? Parse(string text, TimeSpan? assumed) => Find(text, assumed, out _);

    /// <summary>The offset of the zone that the text begins with, and what follows it; null when there is none.</summary>
    /// <param name="text">What follows the time of day.</param>
    /// <param name="assumed">The source's zone; +08:00 makes CST China's.</param>
    /// <param name="rest">The text without the zone.</param>
    public static TimeSpan? Find(string text, TimeSpan? assumed, out string rest)
    {
        rest = text;
        var match = Zone().Match(text);
        if (!match.Success) return null;
        var offset = match.Groups["sign"].Success ? OfDigits(match) : OfName(match.Groups["name"].Value, assumed);
        if (offset is not null) rest = text[match.Length..];
        return offset;
    }

    private static TimeSpan? OfDigits(Match match)
    {
        var hours = int.Parse(match.Groups["hh"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = match.Groups["mm"].Success ? int.Parse(match.Groups["mm"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        if (offset > TimeSpan.FromHours(14)) return null;
        return match.Groups["sign"].ValueSpan is "-" ? -offset : offset;
    }

    private static TimeSpan? OfName(string name, TimeSpan? assumed)
    {
        if (assumed == China && name.Equals("CST", StringComparison.OrdinalIgnoreCase)) return China;
        return Minutes.TryGetValue(name, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;
    }

    [GeneratedRegex(
        """^[\s,]*(?:(?:GMT|UTC|UT|Z)?\s*(?<sign>[+-])\s*(?<hh>\d\d?):?(?<mm>\d\d)?(?!\d)|(?<name>[A-Za-z]{1,4})\b)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
