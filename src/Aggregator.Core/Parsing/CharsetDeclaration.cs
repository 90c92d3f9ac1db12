using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Parsing;

/// <summary>Reads the charset a document or its HTTP header claims.</summary>
internal static partial class CharsetDeclaration
{
    /// <summary>WHATWG asks for 1,024 bytes; pages in the wild put long scripts before their meta element.</summary>
    private const int PageHead = 8192;

    private const int XmlHead = 1024;

    /// <summary>The <c>charset</c> parameter of a <c>Content-Type</c>, or null.</summary>
    public static string? InContentType(string? contentType)
    {
        if (contentType is null) return null;
        var match = Parameter().Match(contentType);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>The <c>encoding</c> of an XML declaration, or null.</summary>
    public static string? InXml(ReadOnlySpan<byte> body)
    {
        var match = XmlEncoding().Match(Head(body, XmlHead));
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>The charset of an HTML <c>meta</c> element, or null.</summary>
    public static string? InHtml(ReadOnlySpan<byte> body)
    {
        var match = MetaCharset().Match(Head(body, PageHead));
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string Head(ReadOnlySpan<byte> body, int length) =>
        Encoding.Latin1.GetString(body[..Math.Min(length, body.Length)]);

    [GeneratedRegex("""charset\s*=\s*["']?\s*([^\s"';,]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
