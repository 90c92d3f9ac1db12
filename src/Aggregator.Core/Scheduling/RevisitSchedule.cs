using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.Core.Scheduling;

/// <summary>When a stored article is fetched again, and what a visit means.</summary>
internal static class RevisitSchedule
{
    private const int MostRetries = 3;
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(30);

    /// <summary>The visits of an article by default: after 1 hour, 24 hours and 7 days.</summary>
    public static IReadOnlyList<TimeSpan> Default { get; } = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>
    /// The next visit: the first planned one after the last that was made. Visits that were slept through are not made up for.
    /// </summary>
    /// <param name="storedAt">When the article was stored.</param>
    /// <param name="lastVisit">When it was last fetched, storing included.</param>
    /// <param name="after">The planned visits, counted from storing; any order.</param>
    /// <returns>The time, or null when all were made.</returns>
    public static DateTimeOffset? Next(DateTimeOffset storedAt, DateTimeOffset lastVisit, IReadOnlyList<TimeSpan> after)
    {
        var left = after.Select(span => storedAt + span).Where(due => due > lastVisit).Order().ToList();
        return left.Count > 0 ? left[0] : null;
    }

    /// <summary>What a visit found.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="bodyChanged">Whether the extracted text differs from what is stored; of no account without a body.</param>
    public static RevisitVerdict Judge(FetchResult result, bool bodyChanged) => result.Fault?.Kind switch
    {
        null when result.NotModified || !bodyChanged => RevisitVerdict.Unchanged,
        null => RevisitVerdict.Revised,
        FaultKind.NotFound or FaultKind.Gone => RevisitVerdict.Removed,
        _ => RevisitVerdict.Failed,
    };

    /// <summary>When a failed visit is tried again: after half an hour, an hour, two hours (or what the server asks for); then it is left out.</summary>
    /// <param name="now">The time of the failure.</param>
    /// <param name="failures">Failures of this visit, this one included.</param>
    /// <param name="retryAfter">What the server asks for.</param>
    public static DateTimeOffset? RetryAt(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        if (failures > MostRetries)
            return null;
        var wait = Retry * Math.Pow(2, failures - 1);
        return now + (retryAfter > wait && retryAfter < TimeSpan.FromDays(1) ? retryAfter.Value : wait);
    }
}
