using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
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
    private readonly HostLanes? _lanes;

    /// <summary>Builds the connection pools.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="clock">Time for limits and dates.</param>
    /// <param name="resolve">DNS; null for the machine's.</param>
    /// <param name="lanes">The lanes that every request waits in, redirects included; null for a fetch that an operator asks for by hand.</param>
    /// <param name="roots">Certificates that alone are trusted; null for the machine's.</param>
    public HttpFetcher(HttpOptions options, TimeProvider clock, HostResolver? resolve = null, HostLanes? lanes = null, X509Certificate2Collection? roots = null)
    {
        (_options, _clock, _guard, _composer, _lanes) = (options, clock, new AddressGuard(options), new RequestComposer(options), lanes);
        _pools = new ConnectionPools(options, _guard, resolve ?? Dns.GetHostAddressesAsync, clock, roots);
    }

    /// <summary>Fetches. A failure is the result's <see cref="FetchResult.Fault"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (!RedirectTrail.IsWeb(request.Url))
            return Failed(request, request.Url, FetchFaults.BadAddress("What was given"));
        if ((request.Proxy ?? _options.Proxy) is { } proxy && !HttpOptions.IsProxy(proxy))
            return Failed(request, request.Url, new(FaultKind.BadAddress, $"The proxy set for {request.Url.Authority} is not an absolute http, https or socks5 address."));

        using var budget = new FetchBudget(_options.TotalTimeout, _clock, cancellationToken);
        var trail = new RedirectTrail(request.Url, _options.MaxRedirects, request.Cookies);
        var result = await FollowAsync(request, trail, budget).ConfigureAwait(false);
        return result with { FetchedAt = _clock.GetUtcNow(), Elapsed = budget.Elapsed };
    }

    /// <inheritdoc/>
    public void Dispose() => _pools.Dispose();

    private async Task<FetchResult> FollowAsync(FetchRequest request, RedirectTrail trail, FetchBudget budget)
    {
        while (true)
        {
            var (result, location) = await HopAsync(request, trail, budget).ConfigureAwait(false);
            if (result.Fault is not null || !IsRedirect(result.Status))
                return result;
            if (trail.Follow(result.Status, location) is { } fault)
                return result with { FinalUrl = trail.Current, Fault = fault };
            if (request.MayFollow is { } ask && await budget.OutsideAsync(stop => ask(trail.Current, stop)).ConfigureAwait(false) is { } refused)
                return result with { FinalUrl = trail.Current, Fault = refused };
        }
    }

    /// <summary>One request in its host's lane.</summary>
    private async Task<(FetchResult Result, string? Location)> HopAsync(FetchRequest request, RedirectTrail trail, FetchBudget budget)
    {
        if (_lanes is null)
            return await AskAsync(request, trail, budget).ConfigureAwait(false);
        var turn = await budget.OutsideAsync(async stop => await _lanes.TakeAsync(trail.Current, stop).ConfigureAwait(false)).ConfigureAwait(false);
        if (turn.Refusal is { } refusal)
            return (Failed(request, trail.Current, refusal) with { RetryAfter = turn.RetryAfter }, null);
        var before = budget.Elapsed;
        var seen = Failed(request, trail.Current, new(FaultKind.Internal, $"The request to {trail.Host} was given up at a stop."));
        try
        {
            (seen, var location) = await AskAsync(request, trail, budget).ConfigureAwait(false);
            return (seen, location);
        }
        finally
        {
            await _lanes.ReturnAsync(turn, seen with { FetchedAt = _clock.GetUtcNow(), Elapsed = budget.Elapsed - before }).ConfigureAwait(false);
        }
    }

    /// <summary>One request; whatever goes wrong with it is in the result.</summary>
    private async Task<(FetchResult Result, string? Location)> AskAsync(FetchRequest request, RedirectTrail trail, FetchBudget budget)
    {
        try
        {
            using var response = await SendAsync(request, trail, budget.Token).ConfigureAwait(false);
            trail.Remember(Values(response.Headers, "Set-Cookie"));
            return IsRedirect((int)response.StatusCode)
                ? (Described(request, trail, response), Value(response.Headers, "Location"))
                : (await ReadAsync(request, trail, response, budget.Token).ConfigureAwait(false), null);
        }
        catch (Exception) when (budget.IsCancelled)
        {
            throw new OperationCanceledException(budget.Caller);
        }
        catch (Exception) when (budget.IsSpent)
        {
            return (Failed(request, trail.Current, FetchFaults.Timeout(trail.Host, _options.TotalTimeout, "did not finish its answer", nameof(HttpOptions.TotalTimeout))), null);
        }
        catch (Exception failure)
        {
            return (Failed(request, trail.Current, FetchFaults.ForException(failure, trail.Host, _options, (request.Proxy ?? _options.Proxy) is not null)), null);
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

    private FetchResult Failed(FetchRequest request, Uri at, Fault fault) =>
        new() { RequestedUrl = request.Url, FinalUrl = at, FetchedAt = _clock.GetUtcNow(), Fault = fault };

    private static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    private static string[] Encodings(HttpResponseMessage response) =>
        [.. Values(response.Content.Headers, "Content-Encoding").SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static HeaderStringValues Values(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values : default;

    private static string? Value(HttpHeaders headers, string name) =>
        Values(headers, name) is { Count: > 0 } values ? values.ToString() : null;
}
