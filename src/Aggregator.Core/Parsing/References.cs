using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace Aggregator.Core.Parsing;

/// <summary>Character and entity references of markup (<c>&amp;amp;</c>, <c>&amp;#160;</c>, <c>&amp;nbsp;</c>).</summary>
internal static class References
{
    private const int LongestName = 32;

    /// <summary>Length of the reference that the text begins with, when XML allows it without a DTD; else zero.</summary>
    public static int LengthOfXml(ReadOnlySpan<char> text)
    {
        if (text.Length < 4) return 0;
        return text[1] switch
        {
            'l' => text[2] == 't' && text[3] == ';' ? 4 : 0,
            'g' => text[2] == 't' && text[3] == ';' ? 4 : 0,
            'a' => text.StartsWith("&amp;") ? 5 : text.StartsWith("&apos;") ? 6 : 0,
            'q' => text.StartsWith("&quot;") ? 6 : 0,
            '#' => Numeric(text, out var length) is { } code && IsXml(code) ? length : 0,
            _ => 0,
        };
    }

    /// <summary>Rewrites every reference that XML does not allow: known names become characters, others are escaped.</summary>
    /// <param name="text">Markup.</param>
    /// <param name="entities">Entities that the document itself declares.</param>
    public static string Repair(string text, IReadOnlyDictionary<string, string> entities)
    {
        var result = new StringBuilder(text.Length + 64);
        var rest = text.AsSpan();
        while (rest.IndexOfAny('&', '<') is var at and >= 0)
        {
            result.Append(rest[..at]);
            rest = rest[at..];
            var length = rest[0] == '&' ? Append(result, rest, entities) : Copy(result, rest);
            rest = rest[length..];
        }

        return result.Append(rest).ToString();
    }

    /// <summary>Decodes every reference of text that is not markup any more.</summary>
    public static string Decode(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    /// <summary>Copies a mark, or a whole CDATA section, in which an ampersand is itself.</summary>
    private static int Copy(StringBuilder result, ReadOnlySpan<char> text)
    {
        var end = text.StartsWith("<![CDATA[") ? text.IndexOf("]]>") : 0;
        var length = end < 0 ? text.Length : end + 1;
        result.Append(text[..length]);
        return length;
    }

    private static int Append(StringBuilder result, ReadOnlySpan<char> text, IReadOnlyDictionary<string, string> entities)
    {
        if (LengthOfXml(text) is var valid and > 0)
        {
            result.Append(text[..valid]);
            return valid;
        }

        if (text.StartsWith("&#") && Numeric(text, out var length) is not null) return length; // A forbidden character: left out.
        var name = NameIn(text);
        if (name.Length > 0 && entities.TryGetValue(name, out var declared))
        {
            result.Append(WebUtility.HtmlEncode(declared));
            return name.Length + 2;
        }

        if (name.Length > 0 && WebUtility.HtmlDecode($"&{name};") is var known && known[0] != '&')
        {
            result.Append(known);
            return name.Length + 2;
        }

        result.Append("&amp;");
        return 1;
    }

    private static string NameIn(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
        if (end < 2) return "";
        foreach (var c in text[1..end]) if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return "";
        return text[1..end].ToString();
    }

    /// <summary>The code point of a numeric reference and its length; null when it is none, -1 when it is out of range.</summary>
    private static int? Numeric(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var end = text[..Math.Min(text.Length, LongestName)].IndexOf(';');
        if (end < 3) return null;
        var digits = text[2..end];
        var hex = digits[0] is 'x' or 'X';
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (hex) digits = digits[1..];
        foreach (var c in digits) if (hex ? !char.IsAsciiHexDigit(c) : !char.IsAsciiDigit(c)) return null;
        if (digits.IsEmpty) return null;
        length = end + 1;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) ? code : -1;
    }

    private static bool IsXml(int code) => code switch
    {
        < 0x20 => code is 9 or 10 or 13,
        > 0xFFFF => code <= 0x10FFFF,
        _ => XmlConvert.IsXmlChar((char)code),
    };
}
