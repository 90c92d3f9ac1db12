using System.Globalization;

namespace Aggregator.Core.Scheduling;

/// <summary>How sources are scheduled (section <c>Schedule</c>). Bounds can be set per source as well.</summary>
internal sealed record ScheduleOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Schedule";

    /// <summary>The shortest time between two polls of a source. 1 min to 1 day, default 5 min.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest time between two polls of a source that works. 5 min to 7 days, default 1 day.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// The price of a request: how long new entries may wait, added up over the entries, before a poll is worth making.
    /// Smaller is fresher and costs more requests. 10 s to 1 day, default 3 min.
    /// </summary>
    public TimeSpan WaitPerRequest { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The longest wait between tries of a source that fails; tries never stop. 1 h to 7 days, default 1 day.</summary>
    public TimeSpan BackoffCeiling { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The wait between looks at a source whose address is gone (410). 1 day to 90 days, default 7 days.</summary>
    public TimeSpan RestInterval { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The longest that a feed's own hint (<c>max-age</c>, <c>ttl</c>, <c>sy:updatePeriod</c>) can hold a poll back. 0 to 1 day, default 1 h.</summary>
    public TimeSpan HintCeiling { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far polls are spread at random around their time, as a share of the interval. 0 to 0.5, default 0.1.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>One sentence for each wrong value, naming the key, the value and what is allowed; empty when all is well.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Span(nameof(MinInterval), MinInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)),
        .. Span(nameof(MaxInterval), MaxInterval, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7)),
        .. Span(nameof(WaitPerRequest), WaitPerRequest, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1)),
        .. Span(nameof(BackoffCeiling), BackoffCeiling, TimeSpan.FromHours(1), TimeSpan.FromDays(7)),
        .. Span(nameof(RestInterval), RestInterval, TimeSpan.FromDays(1), TimeSpan.FromDays(90)),
        .. Span(nameof(HintCeiling), HintCeiling, TimeSpan.Zero, TimeSpan.FromDays(1)),
        .. Jitter is >= 0 and <= 0.5 ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"{Section}:{nameof(Jitter)} is '{Jitter}'; allowed is 0 to 0.5.") },
        .. MinInterval <= MaxInterval ? [] : new[] { $"{Section}:{nameof(MinInterval)} is '{MinInterval:c}'; allowed is at most {Section}:{nameof(MaxInterval)}, which is {MaxInterval:c}." },
    ];

    private static IEnumerable<string> Span(string key, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
            yield return $"{Section}:{key} is '{value:c}'; allowed is {least:c} to {most:c}.";
    }
}
