using System.Net;
using System.Text;

namespace Aggregator.Core.Fetching;

/// <summary>Writes the request for one hop.</summary>
internal sealed class RequestComposer(HttpOptions options)
{
    private const string FeedTypes =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

    private const string PageTypes = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5";

    private static readonly string[] PlainHeaders = ["Accept", "Accept-Language", "User-Agent"];

    /// <summary>The message, with the source's own headers as far as they may go to where the trail is now.</summary>
    public HttpRequestMessage Compose(FetchRequest request, RedirectTrail trail)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, trail.Current)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        Set(message, "User-Agent", options.EffectiveUserAgent);
        Set(message, "Accept", request.Purpose is FetchPurpose.Feed ? FeedTypes : request.Purpose is FetchPurpose.Robots ? "text/plain, */*;q=0.5" : PageTypes);
        Set(message, "Accept-Encoding", "gzip, deflate, br, zstd");
        Set(message, "If-None-Match", request.ETag);
        Set(message, "If-Modified-Since", request.LastModified);
        Set(message, "Cookie", trail.Cookies);
        if (trail.MayCarrySecrets && request.Url.UserInfo.Length > 0)
            Set(message, "Authorization", Basic(request.Url.UserInfo));
        foreach (var (name, value) in request.Headers ?? new Dictionary<string, string>())
        {
            if (trail.MayCarrySecrets || PlainHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                Set(message, name, value);
        }

        return message;
    }

    private static void Set(HttpRequestMessage message, string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            return;
        message.Headers.Remove(name);
        message.Headers.TryAddWithoutValidation(name, value);
    }

    private static string Basic(string userInfo) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(userInfo)));
}
