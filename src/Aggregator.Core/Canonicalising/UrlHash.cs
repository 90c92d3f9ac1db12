using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Core.Canonicalising;

/// <summary>
/// The key under which an address is known. Two canonical addresses that differ only in scheme, <c>www.</c>, the order of parameters,
/// a final slash or an AMP ending have one key; other variants of a site (mobile hosts) are left to duplicate detection.
/// </summary>
public static partial class UrlHash
{
    /// <summary>Number of bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>The SHA-256 of the comparable form of a canonical address.</summary>
    public static byte[] Of(string canonicalUrl) => SHA256.HashData(Encoding.UTF8.GetBytes(Comparable(canonicalUrl)));

    internal static string Comparable(string canonicalUrl)
    {
        var rest = canonicalUrl;
        if (rest.StartsWith("https://", StringComparison.Ordinal)) rest = rest[8..];
        else if (rest.StartsWith("http://", StringComparison.Ordinal)) rest = rest[7..];
        if (rest.StartsWith("www.", StringComparison.Ordinal)) rest = rest[4..];
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : rest[hash..];
        if (hash >= 0) rest = rest[..hash];
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? rest : rest[..mark];
        var query = mark < 0 ? "" : "?" + string.Join('&', rest[(mark + 1)..].Split('&').Order(StringComparer.Ordinal));
        return AmpEnding().Replace(path, "").TrimEnd('/') + query + fragment;
    }

    /// <summary>An <c>/amp</c> after at least two parts of a path.</summary>
    [GeneratedRegex("""(?<=/[^/]+/[^/]+)/amp/?$""")]
    private static partial Regex AmpEnding();
}
