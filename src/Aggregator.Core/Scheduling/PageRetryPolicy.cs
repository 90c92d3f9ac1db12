using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Scheduling;

/// <summary>Decides whether and when a page that failed is fetched again.</summary>
internal static class PageRetryPolicy
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>
    /// How long to wait before the next attempt, or null to give up: at once for what no attempt cures, after two attempts for a page
    /// that is not there (feeds are often ahead of their pages), after <paramref name="limit"/> for all else.
    /// </summary>
    /// <param name="fault">What happened.</param>
    /// <param name="attempts">Attempts made, this one included; 1 or more.</param>
    /// <param name="limit">Attempts allowed.</param>
    /// <param name="retryAfter">What the server asked for, or null; honoured up to a day.</param>
    /// <param name="jitter">0 to 1; lengthens the wait by up to a fifth.</param>
    public static TimeSpan? Next(FaultKind fault, int attempts, int limit, TimeSpan? retryAfter, double jitter)
    {
        var allowed = fault switch
        {
            FaultKind.BadAddress or FaultKind.AddressRefused or FaultKind.RobotsDisallowed or FaultKind.Gone or FaultKind.TooLarge
                or FaultKind.NotHtml or FaultKind.NotAnArticle or FaultKind.HostileMarkup or FaultKind.BinaryBody => 1,
            FaultKind.NotFound or FaultKind.NoArticle => 2,
            _ => limit,
        };
        if (attempts >= Math.Min(allowed, limit))
            return null;
        var wait = Steps[Math.Min(attempts, Steps.Length) - 1] * (1 + (jitter / 5));
        var asked = retryAfter ?? TimeSpan.Zero;
        return asked > wait ? (asked < TimeSpan.FromDays(1) ? asked : TimeSpan.FromDays(1)) : wait;
    }
}
