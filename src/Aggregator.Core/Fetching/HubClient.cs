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
    private readonly HostLanes? _lanes;

    /// <summary>Builds the connection pool.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="clock">Time.</param>
    /// <param name="resolve">DNS; null for the machine's.</param>
    /// <param name="lanes">The lanes that every request waits in: a hub is often the host of feeds as well. Null for none.</param>
    public HubClient(HttpOptions options, TimeProvider clock, HostResolver? resolve = null, HostLanes? lanes = null)
    {
        (_options, _clock, _guard, _lanes) = (options, clock, new AddressGuard(options), lanes);
        _pools = new ConnectionPools(options, _guard, resolve ?? Dns.GetHostAddressesAsync, clock);
    }

    /// <summary>Posts; null when the hub took it.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Fault?> PostAsync(Uri hub, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (!RedirectTrail.IsWeb(hub))
            return FetchFaults.BadAddress("The hub that the feed names");
        using var budget = new FetchBudget(_options.FirstByteTimeout, _clock, cancellationToken);
        var trail = new RedirectTrail(hub, _options.MaxRedirects);
        while (true)
        {
            var (answer, location) = await HopAsync(trail, form, budget).ConfigureAwait(false);
            if (answer.Fault is not null || answer.Status is not (307 or 308))
                return answer.Fault;
            // Only the redirects that keep the method are followed, as the recommendation asks; any other would turn the POST into a GET.
            if (trail.Follow(answer.Status, location) is { } fault)
                return fault;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pools.Dispose();

    /// <summary>One request in its host's lane.</summary>
    private async Task<(FetchResult Answer, string? Location)> HopAsync(RedirectTrail trail, IReadOnlyDictionary<string, string> form, FetchBudget budget)
    {
        if (_lanes is null)
            return await AskAsync(trail, form, budget).ConfigureAwait(false);
        var turn = await budget.OutsideAsync(async stop => await _lanes.TakeAsync(trail.Current, stop).ConfigureAwait(false)).ConfigureAwait(false);
        if (turn.Refusal is { } refusal)
            return (Answer(trail, 0, refusal), null);
        var before = budget.Elapsed;
        var seen = Answer(trail, 0, new(FaultKind.Internal, $"The request to {trail.Host} was given up at a stop."));
        try
        {
            (seen, var location) = await AskAsync(trail, form, budget).ConfigureAwait(false);
            return (seen, location);
        }
        finally
        {
            await _lanes.ReturnAsync(turn, seen with { FetchedAt = _clock.GetUtcNow(), Elapsed = budget.Elapsed - before }).ConfigureAwait(false);
        }
    }

    /// <summary>One request; whatever goes wrong with it is in the answer.</summary>
    private async Task<(FetchResult Answer, string? Location)> AskAsync(RedirectTrail trail, IReadOnlyDictionary<string, string> form, FetchBudget budget)
    {
        try
        {
            if (_options.Proxy is not null && _guard.CheckUnresolved(trail.Current.IdnHost, trail.Current.Port) is { } refused)
                return (Answer(trail, 0, refused), null);
            using var message = new HttpRequestMessage(HttpMethod.Post, trail.Current) { Content = new FormUrlEncodedContent(form) };
            message.Headers.TryAddWithoutValidation("User-Agent", _options.EffectiveUserAgent);
            using var response = await _pools.For(_options.Proxy).SendAsync(message, budget.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            var retryAfter = ResponseTiming.RetryAfter(Header(response, "Retry-After"), Header(response, "Date"), _clock.GetUtcNow());
            return (Answer(trail, status, status is 307 or 308 ? null : Judge(status, trail.Host)) with { RetryAfter = retryAfter }, Header(response, "Location"));
        }
        catch (Exception) when (budget.IsCancelled)
        {
            throw new OperationCanceledException(budget.Caller);
        }
        catch (Exception) when (budget.IsSpent)
        {
            return (Answer(trail, 0, FetchFaults.Timeout(trail.Host, _options.FirstByteTimeout, "did not answer", nameof(HttpOptions.FirstByteTimeout))), null);
        }
        catch (Exception failure)
        {
            return (Answer(trail, 0, FetchFaults.ForException(failure, trail.Host, _options, _options.Proxy is not null)), null);
        }
    }

    private FetchResult Answer(RedirectTrail trail, int status, Fault? fault) =>
        new() { RequestedUrl = trail.Current, FinalUrl = trail.Current, FetchedAt = _clock.GetUtcNow(), Status = status, Fault = fault };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static Fault? Judge(int status, string host) =>
        status is >= 200 and < 300 ? null
        : status is 403 or 404 or 410 or 429 or >= 500 and < 600 ? FetchFaults.ForStatus(status, host, conditional: false)
        : new(FaultKind.UnexpectedStatus, FormattableString.Invariant($"The hub {host} answered the request to subscribe with status {status}."));
}
