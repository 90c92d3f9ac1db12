using System.Text.RegularExpressions;

namespace Aggregator.Core.Canonicalising;

/// <summary>
/// Brings addresses of one page to one form that can still be fetched (RFC 3986, section 6, and the tracking parameters of the day).
/// The order of parameters stays, because some servers mind it; <see cref="UrlHash"/> does not.
/// </summary>
public static partial class UrlCanonicaliser
{
    private const int LongestUrl = 8192;

    /// <summary>The canonical form of an address.</summary>
    /// <param name="url">An absolute http or https address, as found.</param>
    /// <returns>The canonical address, or null when the input is no http address. Applying the function again changes nothing.</returns>
    public static string? Canonicalise(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Length > LongestUrl) return null;
        var clean = ControlCharacters().Replace(url.Trim(), "");
        if (clean.StartsWith("//", StringComparison.Ordinal)) clean = $"https:{clean}";
        return Uri.TryCreate(clean, UriKind.Absolute, out var uri) ? Canonicalise(uri) : null;
    }

    /// <summary>The canonical form of a relative or absolute address found on a page.</summary>
    /// <param name="baseUrl">The page's address.</param>
    /// <param name="url">The address as found there.</param>
    public static string? Canonicalise(Uri baseUrl, string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(baseUrl, ControlCharacters().Replace(url.Trim(), ""), out var uri) ? Canonicalise(uri) : null;

    private static string? Canonicalise(Uri uri)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https") || HostOf(uri) is not { } host) return null;
        var port = uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}");
        var path = PercentEncoding.Normalise(SessionInPath().Replace(uri.AbsolutePath, ""));
        var query = Query(uri.Query);
        var fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal)
            ? PercentEncoding.Normalise(uri.Fragment) : "";
        return $"{uri.Scheme}://{host}{port}{(path.Length == 0 ? "/" : path)}{query}{fragment}";
    }

    private static string? HostOf(Uri uri)
    {
        try
        {
            var host = uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host;
            host = host.TrimEnd('.').ToLowerInvariant();
            return host.Length == 0 || host.AsSpan().IndexOfAny(" %<>\"") >= 0 ? null : host;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string Query(string query)
    {
        if (query.Length <= 1) return "";
        var kept = query[1..].Split('&').Where(static pair => pair.Length > 0 && !IsTracking(pair)).Select(PercentEncoding.Normalise);
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : $"?{joined}";
    }

    private static bool IsTracking(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? TrackingParameters.Has(PercentEncoding.Normalise(pair), "")
            : TrackingParameters.Has(PercentEncoding.Normalise(pair[..equals]), PercentEncoding.Normalise(pair[(equals + 1)..]));
    }

    [GeneratedRegex("""[\u0000-\u001F\u007F]""")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(""";(?:jsessionid|phpsessid|sid)=[^/;?#]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SessionInPath();
}
