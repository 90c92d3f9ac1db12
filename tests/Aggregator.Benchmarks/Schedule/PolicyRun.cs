using Aggregator.Core.Scheduling;

namespace Aggregator.Benchmarks.Schedule;

/// <summary>One policy over the whole world.</summary>
/// <param name="Result">The figures to report.</param>
/// <param name="Delays">Every delay in seconds, in order.</param>
/// <param name="MedianOfSources">The median over sources of each source's own median delay, in seconds.</param>
/// <param name="RequestsBySource">Polls made of each source.</param>
internal sealed record PolicyRun(PolicyResult Result, float[] Delays, double MedianOfSources, int[] RequestsBySource)
{
    /// <summary>Polls every source for a year.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="world">Makes the sources.</param>
    /// <param name="count">How many sources.</param>
    /// <param name="policy">Makes the policy for one source, given a random stream of its own.</param>
    public static PolicyRun Of(string name, SyntheticWorld world, int count, Func<Random, Func<CheckHistory, DateTimeOffset>> policy)
    {
        var years = new PollingYear[count];
        Parallel.For(0, count, number =>
        {
            var random = new Random(number);
            years[number] = new PollingYear(world.Make(number), policy(random));
            years[number].Run(random.NextDouble());
        });

        var delays = years.SelectMany(y => y.Delays).ToArray();
        Array.Sort(delays);
        var medians = years.Where(y => y.Delays.Count > 0).Select(MedianOf).Order().ToArray();
        var result = new PolicyResult(name, At(delays, 0.5), At(delays, 0.95), years.Sum(y => (long)y.Requests), years.Sum(y => (long)y.Missed));
        return new(result, delays, medians[medians.Length / 2], [.. years.Select(y => y.Requests)]);
    }

    private static double MedianOf(PollingYear year)
    {
        var sorted = year.Delays.ToArray();
        Array.Sort(sorted);
        return At(sorted, 0.5);
    }

    private static double At(float[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[(int)((sorted.Length - 1) * share)], 1);
}
