using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Core.Fetching;

/// <summary>What the requests of one source carry besides the usual. Its values are secrets: never logged, never shown.</summary>
internal sealed record SourceAccess
{
    /// <summary>Request headers by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary><c>user:password</c> for basic authentication (RFC 7617), or null.</summary>
    public string? Login { get; init; }

    /// <summary>The source's own proxy, which may hold a password; null for the option's.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether there is nothing in it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Headers.Count == 0 && Login is null && Proxy is null;

    /// <summary>What there is, without any value: names of headers, a login, a proxy.</summary>
    [JsonIgnore]
    public string Summary => string.Join(", ", new[]
    {
        Headers.Count == 0 ? "" : $"{(Headers.Count == 1 ? "header" : "headers")} {string.Join(", ", Headers.Keys.Order(StringComparer.OrdinalIgnoreCase))}",
        Login is null ? "" : "a login",
        Proxy is null ? "" : "a proxy of its own",
    }.Where(part => part.Length > 0));

    /// <summary>The request with what may go to its address: the proxy always, headers and login only to the origin they were given for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="home">The source's address.</param>
    public FetchRequest Apply(FetchRequest request, Uri home)
    {
        if (!RedirectTrail.IsSameOrigin(home, request.Url))
            return request with { Proxy = Proxy };
        var headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        if (Login is not null)
            headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Login));
        return request with { Proxy = Proxy, Headers = headers.Count > 0 ? headers : null };
    }

    /// <summary>The login in an address (<c>user:password@</c>) as it is meant; null when there is none.</summary>
    public static string? LoginOf(Uri url) =>
        url.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(url.UserInfo.Contains(':', StringComparison.Ordinal) ? url.UserInfo : url.UserInfo + ":");

    /// <summary>Encrypts for the database; null for nothing.</summary>
    public string? Protect(ISecretVault vault) => IsEmpty ? null : vault.Protect(JsonSerializer.Serialize(this));

    /// <summary>What was stored: nothing for null; null when it cannot be decrypted here.</summary>
    public static SourceAccess? Reveal(ISecretVault vault, string? protectedText) => protectedText is null ? new SourceAccess()
        : vault.Reveal(protectedText) is { } json ? JsonSerializer.Deserialize<SourceAccess>(json) : null;

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
