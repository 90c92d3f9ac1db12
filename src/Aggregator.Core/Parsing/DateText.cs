using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Brings the text of a date to the few forms that the readers know.</summary>
internal static partial class DateText
{
    /// <summary>
    /// Full-width characters become ASCII, Chinese, Japanese and Korean date marks become hyphens and colons,
    /// comments and ordinal endings go, white space is single.
    /// </summary>
    public static string Normalise(string text)
    {
        var trimmed = text.Trim();
        if (IsPlain(trimmed)) return trimmed;
        var normal = WithAsciiDigits(WithoutLoneSurrogates(trimmed).Normalize(NormalizationForm.FormKC));
        normal = Comment().Replace(normal, " ");
        normal = CjkDate().Replace(normal, "$1-$2-$3 ");
        normal = CjkMonthDay().Replace(normal, "$1-$2 ");
        normal = CjkTime().Replace(normal, static m => m.Groups[3].Success ? $"{m.Groups[1]}:{m.Groups[2]}:{m.Groups[3]}" : m.Groups[2].Success ? $"{m.Groups[1]}:{m.Groups[2]}" : $"{m.Groups[1]}:00");
        normal = Ordinal().Replace(normal, "$1");
        return Blank().Replace(normal, " ").Trim();
    }

    // Text that was cut may end within a pair, and normalising throws on half of one.
    private static string WithoutLoneSurrogates(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? string.Concat(text.EnumerateRunes()) : text;

    /// <summary>The text with the decimal digits of every script (Arabic, Bengali, Devanagari ...) as ASCII digits.</summary>
    public static string WithAsciiDigits(string text)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u065F');
        if (at < 0 || !text.Skip(at).Any(c => char.IsDigit(c) && c > '9')) return text;
        return string.Create(text.Length, text, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsDigit(text[i]) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[i])) : text[i];
        });
    }

    /// <summary>UTC, or the zone of the readers of a Chinese, Japanese or Korean form.</summary>
    public static TimeSpan UsualOffset(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\uAC00' and <= '\uD7A3') return TimeSpan.FromHours(9);
            if (c is >= '\u4E00' and <= '\u9FFF') return TimeSpan.FromHours(8);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Digits and plain separators only, or an ASCII date without comment or ordinal: nothing to bring to form.</summary>
    private static bool IsPlain(string text) =>
        Ascii.IsValid(text) && text.AsSpan().IndexOfAny("(\t\r\n") < 0 && !text.Contains("  ", StringComparison.Ordinal) && !Ordinal().IsMatch(text);

    [GeneratedRegex("""\([^()]*\)|\[[^\[\]]*\]""")]
    private static partial Regex Comment();

    [GeneratedRegex("""(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?""")]
    private static partial Regex CjkDate();

    [GeneratedRegex("""(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?""")]
    private static partial Regex CjkMonthDay();

    [GeneratedRegex("""(\d{1,2})\s*[时時点點시](?![간間间])\s*(?:(\d{1,2})\s*[分분]?\s*(?:(\d{1,2})\s*[秒초]?)?)?(?!\d)""")]
    private static partial Regex CjkTime();

    [GeneratedRegex("""\b(\d{1,2})(?:st|nd|rd|th)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blank();
}
