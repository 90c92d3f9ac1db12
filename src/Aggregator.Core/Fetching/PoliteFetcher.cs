using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>Fetches as robots.txt allows, and notes in the host's lane what the answer asks for.</summary>
internal sealed class PoliteFetcher(HttpFetcher fetcher, RobotsCache robots, HostLanes lanes, HttpOptions options, TimeProvider clock)
{
    /// <summary>Fetches on behalf of a host's lane; the caller has waited for its turn.</summary>
    public async Task<FetchResult> FetchAsync(string host, FetchRequest request, CancellationToken cancellationToken)
    {
        var exempt = request.Purpose == FetchPurpose.Feed && options.ExemptFeedsFromRobots;
        var rules = exempt ? RobotsRules.AllowAll : await robots.GetAsync(request.Url, cancellationToken).ConfigureAwait(false);
        if (rules.Check(request.Url) is { } disallowed)
            return new FetchResult { RequestedUrl = request.Url, FinalUrl = request.Url, FetchedAt = clock.GetUtcNow(), Fault = disallowed };
        var result = await fetcher.FetchAsync(exempt ? request : request with { MayFollow = MayFollowAsync }, cancellationToken).ConfigureAwait(false);
        lanes.Record(host, result, rules.CrawlDelay);
        return result;
    }

    private async ValueTask<Fault?> MayFollowAsync(Uri hop, CancellationToken cancellationToken) =>
        (await robots.GetAsync(hop, cancellationToken).ConfigureAwait(false)).Check(hop);
}
