using Aggregator.Core.Scheduling;

namespace Aggregator.Benchmarks.Schedule;

/// <summary>The policies that are compared.</summary>
internal static class Policies
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What the service does.</summary>
    public static Func<CheckHistory, DateTimeOffset> Adaptive(Random random, ScheduleOptions options) =>
        history => NextCheckPolicy.Next(history, options, random.NextDouble()).DueAt;

    /// <summary>The same interval for every source, whatever happens.</summary>
    public static Func<CheckHistory, DateTimeOffset> Fixed(TimeSpan interval) => history => history.Now + interval;

    /// <summary>So many polls for each entry of the last week, within the same bounds: the rule that other readers use, with 1 poll.</summary>
    public static Func<CheckHistory, DateTimeOffset> EntryFrequency(ScheduleOptions options, double pollsPerEntry) => history =>
    {
        var inWeek = InWeek(history);
        var interval = inWeek == 0 ? options.MaxInterval : Week / (inWeek * pollsPerEntry);
        return history.Now + TimeSpan.FromTicks(Math.Clamp(interval.Ticks, options.MinInterval.Ticks, options.MaxInterval.Ticks));
    };

    private static int InWeek(CheckHistory history)
    {
        var (count, from) = (0, history.Now - Week);
        while (count < history.Published.Count && history.Published[history.Published.Count - 1 - count] > from)
            count++;
        return count;
    }
}
