using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>Decides how long a host is left alone after each fetch.</summary>
internal static class HostPacing
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>
    /// The lane after a fetch. The pause is the largest of the option, <c>Crawl-delay</c>, what refusals raised it to, and the time the
    /// host itself took to answer. A 429 or 503 doubles the pause and rests the whole host for its <c>Retry-After</c> (a day at most),
    /// or for one minute, doubling up to an hour; each success takes a tenth off the raised pause.
    /// </summary>
    /// <param name="lane">The lane before.</param>
    /// <param name="result">What the fetch brought.</param>
    /// <param name="crawlDelay">What robots.txt asks for, or null.</param>
    /// <param name="options">The pauses allowed.</param>
    public static HostLane After(HostLane lane, FetchResult result, TimeSpan? crawlDelay, HttpOptions options)
    {
        var refused = result.Status is 429 or 503;
        var slowedTo = refused ? Raised(lane, options) : Lowered(lane, result, options);
        var pause = new[] { options.PageDelay, crawlDelay ?? TimeSpan.Zero, slowedTo, result.Elapsed }.Max();
        var wait = Shorter(pause, Longer(options.MaxPageDelay, options.PageDelay));
        if (refused)
            wait = Longer(wait, Rest(lane.Refusals, result.RetryAfter));
        return lane with
        {
            NotBefore = result.FetchedAt + wait,
            SlowedTo = slowedTo,
            Refusals = refused ? lane.Refusals + 1 : result.Fault is null ? 0 : lane.Refusals,
        };
    }

    /// <summary>Whether a fault is the host's as a whole (it cannot be reached), so that asking it for more pages now is pointless.</summary>
    public static bool IsHostWide(FaultKind fault) =>
        fault is FaultKind.NameNotResolved or FaultKind.Unreachable or FaultKind.TlsFailed or FaultKind.Timeout
            or FaultKind.TooManyRequests or FaultKind.AddressRefused;

    private static TimeSpan Raised(HostLane lane, HttpOptions options) =>
        Shorter(Longer(lane.SlowedTo, Longer(options.PageDelay, TimeSpan.FromSeconds(1))) * 2, options.MaxPageDelay);

    private static TimeSpan Lowered(HostLane lane, FetchResult result, HttpOptions options)
    {
        var lowered = result.Fault is null ? lane.SlowedTo * 0.9 : lane.SlowedTo;
        return lowered > options.PageDelay ? lowered : TimeSpan.Zero;
    }

    private static TimeSpan Rest(int refusals, TimeSpan? retryAfter) =>
        retryAfter is { } asked
            ? Shorter(asked, LongestRetryAfter)
            : Shorter(FirstRest * Math.Pow(2, Math.Min(refusals, 10)), LongestRest);

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
