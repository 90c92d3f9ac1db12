using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>What is known of one origin's robots.txt.</summary>
/// <param name="Rules">The rules in force.</param>
/// <param name="ValidUntil">When to ask again.</param>
/// <param name="ReadAt">When the rules were last read from the site (or found absent); null when never.</param>
/// <param name="UnreachableSince">The first of the failures in a row, or null.</param>
internal sealed record RobotsLookup(RobotsRules Rules, DateTimeOffset ValidUntil, DateTimeOffset? ReadAt, DateTimeOffset? UnreachableSince)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(30);

    /// <summary>
    /// What follows from a fetch of robots.txt (RFC 9309 sections 2.3.1 and 2.4). A good answer holds for a day (an hour at least, if its
    /// caching says less); 4xx and endless redirects allow all; 5xx, 429 and an unreachable site keep the rules last read for a day and then
    /// disallow all, asking again after 10 minutes and ever later; after 30 days all is allowed.
    /// </summary>
    public static RobotsLookup From(FetchResult result, RobotsLookup? before, string productToken)
    {
        var now = result.FetchedAt;
        if (result.Fault is null)
            return new(RobotsParser.Parse(result.Body.Span, productToken), now + Freshness(result.FreshFor), now, null);
        if (result.Fault.Kind is FaultKind.NotFound or FaultKind.Gone or FaultKind.Forbidden or FaultKind.ClientError or FaultKind.RedirectLimit
            or FaultKind.EmptyBody or FaultKind.UnexpectedStatus or FaultKind.BadAddress)
            return new(RobotsRules.AllowAll, now + Day, now, null);

        var since = before?.UnreachableSince ?? now;
        var wait = Longest(FirstRetry, (now - since) / 2, result.RetryAfter ?? TimeSpan.Zero);
        var rules = before?.ReadAt > now - Day ? before.Rules
            : now - since > GivenUp ? RobotsRules.AllowAll
            : RobotsRules.Unreachable;
        return new(rules, now + (wait < Day ? wait : Day), before?.ReadAt, since);
    }

    private static TimeSpan Freshness(TimeSpan? stated) =>
        stated is not { } fresh || fresh > Day ? Day : Longest(fresh, TimeSpan.FromHours(1));

    private static TimeSpan Longest(params TimeSpan[] spans) => spans.Max();
}
