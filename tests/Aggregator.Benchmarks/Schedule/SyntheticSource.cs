namespace Aggregator.Benchmarks.Schedule;

/// <summary>One made-up source: when it publishes, how much its feed holds and when it cannot be reached.</summary>
/// <param name="Kind">What sort of source it is.</param>
/// <param name="Published">Publish times in order; those before <see cref="Start"/> only fill the feed at the first poll.</param>
/// <param name="Window">Entries the feed holds.</param>
/// <param name="Outages">When it cannot be reached.</param>
internal sealed record SyntheticSource(string Kind, DateTimeOffset[] Published, int Window, (DateTimeOffset From, DateTimeOffset To)[] Outages)
{
    /// <summary>The first day of the year that is simulated.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The end of that year.</summary>
    public static readonly DateTimeOffset End = Start.AddDays(365);

    /// <summary>Whether a poll at this time fails.</summary>
    public bool IsDown(DateTimeOffset at) => Array.Exists(Outages, o => at >= o.From && at < o.To);
}
