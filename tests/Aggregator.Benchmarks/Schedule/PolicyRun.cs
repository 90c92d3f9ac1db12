using Aggregator.Core.Scheduling;

namespace Aggregator.Benchmarks.Schedule;

/// <summary>One policy over the whole world.</summary>
/// <param name="Result">The figures to report.</param>
/// <param name="Delays">Every delay in seconds, in order.</param>
/// <param name="MedianOfSources">The median over sources of each source's own median delay, in seconds.</param>
/// <param name="ByKind">The same figures for each kind of source.</param>
internal sealed record PolicyRun(PolicyResult Result, float[] Delays, double MedianOfSources, PolicyResult[] ByKind)
{
    /// <summary>Polls every source for a year.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="world">Makes the sources.</param>
    /// <param name="count">How many sources.</param>
    /// <param name="policy">Makes the policy for one source, given a random stream of its own.</param>
    public static PolicyRun Of(string name, SyntheticWorld world, int count, Func<Random, Func<CheckHistory, DateTimeOffset>> policy)
    {
        var years = new (string Kind, PollingYear Year)[count];
        Parallel.For(0, count, number =>
        {
            var random = new Random(number);
            var source = world.Make(number);
            years[number] = (source.Kind, new PollingYear(source, policy(random)));
            years[number].Year.Run(random.NextDouble());
        });

        var all = years.Select(y => y.Year).ToArray();
        var medians = all.Where(y => y.Delays.Count > 0).Select(y => At(Sorted([y]), 0.5)).Order().ToArray();
        return new(Sum(name, all), Sorted(all), medians[medians.Length / 2],
            [.. years.GroupBy(y => y.Kind, y => y.Year).OrderBy(g => g.Key).Select(g => Sum(g.Key, [.. g]))]);
    }

    private static PolicyResult Sum(string name, PollingYear[] years)
    {
        var delays = Sorted(years);
        return new(name, At(delays, 0.5), At(delays, 0.95), years.Sum(y => (long)y.Requests), years.Sum(y => (long)y.Missed));
    }

    private static float[] Sorted(PollingYear[] years)
    {
        var delays = years.SelectMany(y => y.Delays).ToArray();
        Array.Sort(delays);
        return delays;
    }

    private static double At(float[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[(int)((sorted.Length - 1) * share)], 1);
}
