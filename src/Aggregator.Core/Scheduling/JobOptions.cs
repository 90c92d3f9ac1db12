using System.Globalization;

namespace Aggregator.Core.Scheduling;

/// <summary>How the jobs take up work; section <c>Jobs</c>. When a source is due is <see cref="ScheduleOptions"/>.</summary>
public sealed record JobOptions
{
    /// <summary>How often each shard looks for due work, 1 s to 5 min. Default 5 s.</summary>
    public TimeSpan RoundInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a shard takes up new work in one round, 1 s to 10 min. Default 1 min.</summary>
    public TimeSpan RoundBudget { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sources that are overdue at start are spread over this time, 0 to 1 h. Default 2 min.</summary>
    public TimeSpan StartSpread { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Attempts at a page before it is given up, 1 to 20. Default 6: over about two days.</summary>
    public int PageAttempts { get; init; } = 6;

    /// <summary>
    /// When a stored article is fetched again to see whether it changed or went, counted from storing, parted by commas; each 1 min to 90 days,
    /// at most eight, empty for never. Default <c>01:00:00, 1.00:00:00, 7.00:00:00</c>.
    /// </summary>
    public string RevisitAfter { get; init; } = "01:00:00, 1.00:00:00, 7.00:00:00";

    /// <summary>The visits of <see cref="RevisitAfter"/>.</summary>
    internal IReadOnlyList<TimeSpan> Revisits => [.. RevisitTexts.Select(text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var after) ? after : TimeSpan.Zero)];

    private string[] RevisitTexts => RevisitAfter.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How often stored articles are grouped, 1 s to 1 h. Default 5 s.</summary>
    public TimeSpan GroupingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Articles stored within this time of each other are grouped together, in an order of their own, so that it does not matter which fetch
    /// ended first; 0 to 10 min. Default 1 min; they wait that long, and 5 s more. 0 groups each as soon as it is stored.
    /// </summary>
    public TimeSpan GroupingSettle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for work in flight, 1 s to 10 min. Default 25 s.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (PageAttempts is < 1 or > 20)
            yield return $"Jobs:PageAttempts is {PageAttempts}; allowed is 1 to 20.";
        if (Revisits.Count > 8 || Revisits.Any(after => after < TimeSpan.FromMinutes(1) || after > TimeSpan.FromDays(90)))
            yield return $"Jobs:RevisitAfter is {RevisitAfter}; allowed are up to eight times from 00:01:00 to 90.00:00:00, parted by commas, or nothing.";
        foreach (var (key, value, least, most) in Ranges())
        {
            if (value < least || value > most)
                yield return $"Jobs:{key} is {value}; allowed is {least} to {most}.";
        }
    }

    private (string Key, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] Ranges() =>
    [
        (nameof(RoundInterval), RoundInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        (nameof(RoundBudget), RoundBudget, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        (nameof(StartSpread), StartSpread, TimeSpan.Zero, TimeSpan.FromHours(1)),
        (nameof(GroupingInterval), GroupingInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        (nameof(GroupingSettle), GroupingSettle, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        (nameof(ShutdownTimeout), ShutdownTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
    ];
}
