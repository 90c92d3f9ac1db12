using System.Globalization;
using System.Text;

namespace Aggregator.Core.Canonicalising;

/// <summary>The normal form of percent-encoding (RFC 3986, sections 2.3 and 6.2.2).</summary>
internal static class PercentEncoding
{
    /// <summary>Upper-case digits; unreserved characters plain; everything that is not allowed in an address encoded as UTF-8.</summary>
    public static string Normalise(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0) return text;
        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%') i += AppendEncoded(result, text.AsSpan(i));
            else if (Plain.Contains(text[i])) result.Append(text[i++]);
            else
            {
                var rune = Rune.TryGetRuneAt(text, i, out var valid) ? valid : Rune.ReplacementChar;
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)]) AppendByte(result, b);
                i += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
            }
        }

        return result.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?#[]");

    private static int AppendEncoded(StringBuilder result, ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            result.Append("%25");
            return 1;
        }

        if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~') result.Append((char)value);
        else AppendByte(result, value);
        return 3;
    }

    private static void AppendByte(StringBuilder result, byte value) => result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
}
