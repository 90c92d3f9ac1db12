namespace Aggregator.Core.Parsing;

/// <summary>Charsets that show in the first bytes, or in escape sequences.</summary>
internal static class BytePatterns
{
    /// <summary>The charset and length of a byte order mark; (null, 0) without one.</summary>
    public static (string? Name, int Length) OfMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("UTF-8", 3),
        [0xFF, 0xFE, 0, 0, ..] => ("UTF-32LE", 4),
        [0, 0, 0xFE, 0xFF, ..] => ("UTF-32BE", 4),
        [0xFF, 0xFE, ..] => ("UTF-16LE", 2),
        [0xFE, 0xFF, ..] => ("UTF-16BE", 2),
        _ => (null, 0),
    };

    /// <summary>UTF-16 or UTF-32 without a mark, told by the zero bytes beside an ASCII character (XML 1.0, appendix F); else null.</summary>
    public static string? OfZeros(ReadOnlySpan<byte> body) => body switch
    {
        [not 0, 0, 0, 0, ..] => "UTF-32LE",
        [0, 0, 0, not 0, ..] => "UTF-32BE",
        [not 0, 0, not 0, 0, ..] => "UTF-16LE",
        [0, not 0, 0, not 0, ..] => "UTF-16BE",
        _ => null,
    };

    /// <summary>True when the bytes begin with <c>&lt;?xm</c> in EBCDIC.</summary>
    public static bool IsEbcdic(ReadOnlySpan<byte> body) => body is [0x4C, 0x6F, 0xA7, 0x94, ..];

    /// <summary>A charset of 7-bit bytes with escape sequences: ISO-2022-JP by its escapes, HZ only when claimed; else null.</summary>
    public static string? EscapedCharset(ReadOnlySpan<byte> body, string? claimed)
    {
        if (body.IndexOf("\x1B$"u8) >= 0 || body.IndexOf("\x1B(J"u8) >= 0) return "ISO-2022-JP";
        return claimed == "HZ-GB-2312" && body.IndexOf("~{"u8) >= 0 ? claimed : null;
    }
}
