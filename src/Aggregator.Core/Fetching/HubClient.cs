using System.Net;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Posts a form to a hub, on connections guarded like every fetch: a feed may name any address as its hub. Only the status of the
/// answer is read. Whatever goes wrong is a value; only the caller's own cancellation is thrown.
/// </summary>
internal sealed class HubClient : IDisposable
{
    private readonly HttpOptions _options;
    private readonly TimeProvider _clock;
    private readonly AddressGuard _guard;
    private readonly ConnectionPools _pools;

    /// <summary>Builds the connection pool.</summary>
    public HubClient(HttpOptions options, TimeProvider clock, HostResolver? resolve = null)
    {
        (_options, _clock, _guard) = (options, clock, new AddressGuard(options));
        _pools = new ConnectionPools(options, _guard, resolve ?? Dns.GetHostAddressesAsync, clock);
    }

    /// <summary>Posts; null when the hub took it.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Fault?> PostAsync(Uri hub, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (!RedirectTrail.IsWeb(hub))
            return FetchFaults.BadAddress("The hub that the feed names");
        using var limit = new CancellationTokenSource(_options.FirstByteTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var trail = new RedirectTrail(hub, _options.MaxRedirects);
        try
        {
            return await FollowAsync(trail, form, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            return FetchFaults.Timeout(trail.Host, _options.FirstByteTimeout, "did not answer", nameof(HttpOptions.FirstByteTimeout));
        }
        catch (Exception failure)
        {
            return FetchFaults.ForException(failure, trail.Host, _options, _options.Proxy is not null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pools.Dispose();

    /// <summary>Follows the redirects that keep the method, as the recommendation asks; any other would turn the POST into a GET.</summary>
    private async Task<Fault?> FollowAsync(RedirectTrail trail, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_options.Proxy is not null && _guard.CheckUnresolved(trail.Current.IdnHost, trail.Current.Port) is { } refused)
                return refused;
            using var message = new HttpRequestMessage(HttpMethod.Post, trail.Current) { Content = new FormUrlEncodedContent(form) };
            message.Headers.TryAddWithoutValidation("User-Agent", _options.EffectiveUserAgent);
            using var response = await _pools.For(_options.Proxy).SendAsync(message, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            if (status is not (307 or 308))
                return Judge(status, trail.Host);
            if (trail.Follow(status, response.Headers.NonValidated.TryGetValues("Location", out var location) ? location.ToString() : null) is { } fault)
                return fault;
        }
    }

    private static Fault? Judge(int status, string host) =>
        status is >= 200 and < 300 ? null
        : status is 403 or 404 or 410 or 429 or >= 500 and < 600 ? FetchFaults.ForStatus(status, host, conditional: false)
        : new(FaultKind.UnexpectedStatus, FormattableString.Invariant($"The hub {host} answered the request to subscribe with status {status}."));
}
