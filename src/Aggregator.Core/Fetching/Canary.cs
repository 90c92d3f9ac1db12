using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Fetching;

/// <summary>
/// An address that always answers, looked at to tell our own outage from that of others. It is asked outside the lanes of hosts, because a
/// host that failed rests there, and the canary must be looked at most of all then.
/// </summary>
internal sealed class Canary(HttpOptions http, OutageOptions options, TimeProvider clock) : IDisposable
{
    private readonly HttpFetcher _fetcher = new(http, clock);

    /// <summary>Whether there is one.</summary>
    public bool IsSet => options is { Enabled: true, Canary.Length: > 0 };

    /// <summary>Looks at it. An error status is an answer: what counts is whether it was reached.</summary>
    public async Task<(bool Reached, Fault? Fault, DateTimeOffset At)> LookAsync(CancellationToken cancellationToken)
    {
        var result = await _fetcher.FetchAsync(new FetchRequest(new Uri(options.Canary!), FetchPurpose.Discovery), cancellationToken).ConfigureAwait(false);
        return (result.Fault is null || !OutageDetector.IsUnreached(result.Fault.Kind), result.Fault, result.FetchedAt);
    }

    /// <inheritdoc/>
    public void Dispose() => _fetcher.Dispose();
}
