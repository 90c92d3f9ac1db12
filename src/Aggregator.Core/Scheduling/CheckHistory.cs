using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Scheduling;

/// <summary>All that <see cref="NextCheckPolicy"/> looks at: what a source did, what it asks for and what the operator wants.</summary>
internal sealed record CheckHistory
{
    /// <summary>The time of the decision, right after a poll.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The latest polls that brought an answer, oldest first; about 20 are enough.</summary>
    public IReadOnlyList<PollSample> Recent { get; init; } = [];

    /// <summary>
    /// When entries were published (or first seen, where no usable time is given), in any order; the latest 300 of 60 days are enough.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];

    /// <summary>Failures in a row; 0 after a success.</summary>
    public int ConsecutiveFailures { get; init; }

    /// <summary>The fault of the last poll, or null after a success.</summary>
    public FaultKind? LastFault { get; init; }

    /// <summary>Our own network is down, so the last fault says nothing about the source.</summary>
    public bool OwnOutage { get; init; }

    /// <summary>How long the server asked us to wait with its last answer.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the last answer is fresh.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>How often the feed asks to be polled.</summary>
    public TimeSpan? PollHint { get; init; }

    /// <summary>UTC hours (0 to 23) in which the feed asks not to be polled.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>UTC days on which the feed asks not to be polled.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>The source's own lower bound; null for the option's.</summary>
    public TimeSpan? MinInterval { get; init; }

    /// <summary>The source's own upper bound; null for the option's.</summary>
    public TimeSpan? MaxInterval { get; init; }

    /// <summary>The interval that the operator fixed for this source, or null.</summary>
    public TimeSpan? FixedInterval { get; init; }

    /// <summary>The least time between polls while the source's hub pushes, or null when none does.</summary>
    public TimeSpan? WhilePushed { get; init; }

    /// <summary>The operator's cron expression as its next occurrence after a time (null when there is none), or null.</summary>
    public Func<DateTimeOffset, DateTimeOffset?>? NextWindow { get; init; }

    /// <summary>When the source publishes, as far as this history tells.</summary>
    public Rhythm Rhythm() => Scheduling.Rhythm.Learn(Published, Recent.Count > 0 ? Recent[0].At : null, Now);
}
