using System.Net;
using System.Net.Http.Headers;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Makes one GET, redirects followed, within every limit of <see cref="HttpOptions"/>. Whatever the web does comes back as a
/// <see cref="FetchResult"/>; only the caller's own cancellation is thrown. Safe for many calls at once.
/// </summary>
internal sealed class HttpFetcher : IDisposable
{
    private readonly HttpOptions _options;
    private readonly TimeProvider _clock;
    private readonly AddressGuard _guard;
    private readonly RequestComposer _composer;
    private readonly ConnectionPools _pools;

    /// <summary>Builds the connection pools.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="clock">Time for limits and dates.</param>
    /// <param name="resolve">DNS; null for the machine's.</param>
    public HttpFetcher(HttpOptions options, TimeProvider clock, HostResolver? resolve = null)
    {
        (_options, _clock, _guard, _composer) = (options, clock, new AddressGuard(options), new RequestComposer(options));
        _pools = new ConnectionPools(options, _guard, resolve ?? Dns.GetHostAddressesAsync, clock);
    }

    /// <summary>Fetches. A failure is the result's <see cref="FetchResult.Fault"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        if (!RedirectTrail.IsWeb(request.Url))
            return Failed(request, request.Url, FetchFaults.BadAddress("What was given"), started);

        if ((request.Proxy ?? _options.Proxy) is { } proxy && !HttpOptions.IsProxy(proxy))
            return Failed(request, request.Url, new(FaultKind.BadAddress, $"The proxy set for {request.Url.Authority} is not an absolute http, https or socks5 address."), started);

        using var total = new CancellationTokenSource(_options.TotalTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token);
        var trail = new RedirectTrail(request.Url, _options.MaxRedirects, request.Cookies);
        try
        {
            var result = await FollowAsync(request, trail, either.Token).ConfigureAwait(false);
            return result with { FetchedAt = _clock.GetUtcNow(), Elapsed = _clock.GetElapsedTime(started) };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (total.IsCancellationRequested)
        {
            return Failed(request, trail.Current, FetchFaults.Timeout(trail.Host, _options.TotalTimeout, "did not finish its answer", nameof(HttpOptions.TotalTimeout)), started);
        }
        catch (Exception failure)
        {
            return Failed(request, trail.Current, FetchFaults.ForException(failure, trail.Host, _options, (request.Proxy ?? _options.Proxy) is not null), started);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pools.Dispose();

    private async Task<FetchResult> FollowAsync(FetchRequest request, RedirectTrail trail, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await SendAsync(request, trail, cancellationToken).ConfigureAwait(false);
            trail.Remember(Values(response.Headers, "Set-Cookie"));
            var status = (int)response.StatusCode;
            if (status is not (301 or 302 or 303 or 307 or 308))
                return await ReadAsync(request, trail, response, cancellationToken).ConfigureAwait(false);
            if (trail.Follow(status, Value(response.Headers, "Location")) is { } fault)
                return Described(request, trail, response) with { Fault = fault };
            if (request.MayFollow is { } ask && await ask(trail.Current, cancellationToken).ConfigureAwait(false) is { } refused)
                return Described(request, trail, response) with { Fault = refused };
        }
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest request, RedirectTrail trail, CancellationToken cancellationToken)
    {
        var proxy = request.Proxy ?? _options.Proxy;
        if (proxy is not null && _guard.CheckUnresolved(trail.Current.IdnHost, trail.Current.Port) is { } refused)
            throw new FetchFaultException(refused);

        using var message = _composer.Compose(request, trail);
        using var firstByte = new CancellationTokenSource(_options.FirstByteTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, firstByte.Token);
        try
        {
            return await _pools.For(proxy).SendAsync(message, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (firstByte.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchFaultException(FetchFaults.Timeout(trail.Host, _options.FirstByteTimeout, "did not begin to answer", nameof(HttpOptions.FirstByteTimeout)));
        }
    }

    private async Task<FetchResult> ReadAsync(FetchRequest request, RedirectTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var result = Described(request, trail, response);
        var conditional = request.ETag is not null || request.LastModified is not null;
        if (FetchFaults.ForStatus(result.Status, trail.Host, conditional) is { } fault)
            return result with { Fault = fault };
        if (result.NotModified)
            return result with { PermanentUrl = trail.PermanentUrl };

        var limits = Limits(request.Purpose);
        if (response.Content.Headers.ContentLength > limits.MaxBytes && !limits.CutOff)
            return result with { Fault = FetchFaults.TooLarge(trail.Host, limits.MaxBytes) };
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var raw = await BoundedBody.ReadAsync(stream, limits, trail.Host, _clock, cancellationToken).ConfigureAwait(false);
        var body = BodyDecoder.Decode(raw, Encodings(response), request.Purpose is not FetchPurpose.Page, limits, trail.Host);
        return body.IsEmpty && request.Purpose is not FetchPurpose.Robots
            ? result with { Fault = new(FaultKind.EmptyBody, $"{trail.Host} answered with an empty body.") }
            : result with { Body = body, PermanentUrl = trail.PermanentUrl };
    }

    private FetchResult Described(FetchRequest request, RedirectTrail trail, HttpResponseMessage response)
    {
        var now = _clock.GetUtcNow();
        var date = Value(response.Headers, "Date");
        var caching = Value(response.Headers, "Cache-Control");
        return new()
        {
            RequestedUrl = request.Url,
            FinalUrl = trail.Current,
            FetchedAt = now,
            Status = (int)response.StatusCode,
            ContentType = Value(response.Content.Headers, "Content-Type"),
            ETag = Value(response.Headers, "ETag"),
            LastModified = Value(response.Content.Headers, "Last-Modified"),
            LinkHeaders = [.. Values(response.Headers, "Link")],
            RetryAfter = ResponseTiming.RetryAfter(Value(response.Headers, "Retry-After"), date, now),
            FreshFor = ResponseTiming.FreshFor(caching, Value(response.Content.Headers, "Expires"), Value(response.Headers, "Age"), date, now),
        };
    }

    private BodyLimits Limits(FetchPurpose purpose) =>
        new(_options.MaxBytes(purpose), _options.MaxCompressionRatio, _options.MinimumSpeed, _options.SpeedGrace, purpose is FetchPurpose.Robots);

    private FetchResult Failed(FetchRequest request, Uri at, Fault fault, long started) => new()
    {
        RequestedUrl = request.Url,
        FinalUrl = at,
        FetchedAt = _clock.GetUtcNow(),
        Elapsed = _clock.GetElapsedTime(started),
        Fault = fault,
    };

    private static string[] Encodings(HttpResponseMessage response) =>
        [.. Values(response.Content.Headers, "Content-Encoding").SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static HeaderStringValues Values(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values : default;

    private static string? Value(HttpHeaders headers, string name) =>
        Values(headers, name) is { Count: > 0 } values ? values.ToString() : null;
}
