using System.Net;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>One GET to be made.</summary>
/// <param name="Url">Absolute http or https address.</param>
/// <param name="Purpose">What the body is for.</param>
public sealed record FetchRequest(Uri Url, FetchPurpose Purpose)
{
    /// <summary>The validator to send as <c>If-None-Match</c>, exactly as the server gave it; null for none.</summary>
    public string? ETag { get; init; }

    /// <summary>The validator to send as <c>If-Modified-Since</c>, exactly as the server gave it; null for none.</summary>
    public string? LastModified { get; init; }

    /// <summary>Extra request headers of the source (values may be secrets: never logged).</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The source's own proxy (<c>http://</c>, <c>https://</c> or <c>socks5://</c>, may hold a password); null for the option's.</summary>
    public string? Proxy { get; init; }

    /// <summary>The cookies of the run that this fetch belongs to; null keeps them for this fetch alone.</summary>
    internal CookieContainer? Cookies { get; init; }

    /// <summary>Asked before each redirect is followed; the fault it returns ends the fetch. Null follows all that the limits allow.</summary>
    public Func<Uri, CancellationToken, ValueTask<Fault?>>? MayFollow { get; init; }

    /// <summary>Purpose and address alone: the rest may be secret.</summary>
    public override string ToString() => $"{Purpose} {Url.GetLeftPart(UriPartial.Path)}";
}
