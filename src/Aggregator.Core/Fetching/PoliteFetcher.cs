using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>Fetches as robots.txt allows. Every request of a fetch, that for robots.txt included, goes through its host's lane.</summary>
internal sealed class PoliteFetcher(HttpFetcher fetcher, RobotsCache robots, HostLanes lanes, HttpOptions options, TimeProvider clock)
{
    /// <summary>Whether robots.txt must be fetched before this; a fetch of its own, after which the host has to be waited for again.</summary>
    public bool NeedsRobots(Uri url, FetchPurpose purpose) => !IsExempt(purpose) && !robots.Knows(url);

    /// <summary>Fetches robots.txt for what is fetched next.</summary>
    public async Task PrepareAsync(Uri url, CancellationToken cancellationToken) => await RulesAsync(url, null, cancellationToken).ConfigureAwait(false);

    /// <summary>Fetches; waits for the turn of each host on the way.</summary>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (IsExempt(request.Purpose))
            return await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        var rules = await RulesAsync(request.Url, request.Proxy, cancellationToken).ConfigureAwait(false);
        return rules.Check(request.Url) is { } disallowed
            ? new FetchResult { RequestedUrl = request.Url, FinalUrl = request.Url, FetchedAt = clock.GetUtcNow(), Fault = disallowed, RetryAfter = rules.RetryAfter }
            : await fetcher.FetchAsync(request with { MayFollow = (hop, stop) => MayFollowAsync(hop, request.Proxy, stop) }, cancellationToken).ConfigureAwait(false);
    }

    private bool IsExempt(FetchPurpose purpose) => purpose == FetchPurpose.Feed && options.ExemptFeedsFromRobots;

    private async ValueTask<Fault?> MayFollowAsync(Uri hop, string? proxy, CancellationToken cancellationToken) =>
        (await RulesAsync(hop, proxy, cancellationToken).ConfigureAwait(false)).Check(hop);

    private async ValueTask<RobotsRules> RulesAsync(Uri url, string? proxy, CancellationToken cancellationToken)
    {
        var rules = await robots.GetAsync(url, cancellationToken, proxy).ConfigureAwait(false);
        await lanes.NoteCrawlDelayAsync(url, rules.CrawlDelay, cancellationToken).ConfigureAwait(false);
        return rules;
    }
}
