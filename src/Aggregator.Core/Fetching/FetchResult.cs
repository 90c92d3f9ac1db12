using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>The outcome of one GET, redirects followed. A failure is a value here, never an exception.</summary>
public sealed record FetchResult
{
    /// <summary>The address asked for.</summary>
    public required Uri RequestedUrl { get; init; }

    /// <summary>The address that gave the answer, after redirects.</summary>
    public required Uri FinalUrl { get; init; }

    /// <summary>When the answer was complete, or the fetch failed.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>From the first byte sent to the last byte read.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The fault, or null when there is a usable answer (200 with a body, or 304).</summary>
    public Fault? Fault { get; init; }

    /// <summary>HTTP status of the last answer; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>True for 304: the body is the one seen before.</summary>
    public bool NotModified => Status == 304;

    /// <summary>The body, decompressed; empty unless the status is 2xx.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The <c>Content-Type</c> header as sent.</summary>
    public string? ContentType { get; init; }

    /// <summary>The <c>ETag</c> header as sent.</summary>
    public string? ETag { get; init; }

    /// <summary>The <c>Last-Modified</c> header as sent.</summary>
    public string? LastModified { get; init; }

    /// <summary>How long the server asks us to wait (<c>Retry-After</c>, both forms), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the answer is fresh (<c>Cache-Control: max-age</c>, <c>Expires</c>), or null.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>The <c>Link</c> headers as sent (RFC 8288).</summary>
    public IReadOnlyList<string> LinkHeaders { get; init; } = [];

    /// <summary>The permanent address when every redirect on the way was 301 or 308; null otherwise.</summary>
    public Uri? PermanentUrl { get; init; }
}
