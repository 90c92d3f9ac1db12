namespace Aggregator.Benchmarks.Schedule;

/// <summary>
/// Makes sources as they are met: a few that publish all day, many that hardly do; with hours, weekdays and time zones of their own, follow-ups
/// that come in bursts, holidays, sources that change pace or end, and outages.
/// </summary>
internal sealed class SyntheticWorld(int seed)
{
    private const int FillDays = 30;

    private static readonly (string Kind, double Share, double Least, double Most)[] Kinds =
    [
        ("wire", 0.03, 60, 250),
        ("news", 0.17, 8, 50),
        ("magazine", 0.20, 1, 8),
        ("blog", 0.35, 0.02, 1),
        ("daily at a time", 0.08, 1, 3),
        ("weekly at a time", 0.04, 1, 2),
        ("bursts", 0.08, 0.05, 0.4),
        ("batches", 0.05, 0.5, 3),
    ];

    /// <summary>The source with a number; the same for the same seed.</summary>
    public SyntheticSource Make(int number)
    {
        var random = new Random(HashCode(seed, number));
        var (kind, _, least, most) = Pick(random.NextDouble());
        var perDay = least * Math.Pow(most / least, random.NextDouble());
        var times = kind switch
        {
            "daily at a time" => AtTimes(random, daysApart: 1, (int)Math.Round(perDay)),
            "weekly at a time" => AtTimes(random, daysApart: 7, (int)Math.Round(perDay)),
            "bursts" => Clusters(random, perDay, () => 4 + (int)(random.NextDouble() * 20), spreadHours: 6),
            "batches" => Clusters(random, perDay, () => 2 + (int)(random.NextDouble() * 8), spreadHours: 0.02),
            _ => FollowUps(random, ByHours(random, perDay)),
        };
        times = Interrupted(random, times);
        times.Sort();
        int[] windows = [10, 15, 20, 30, 50];
        return new(kind, [.. times], Math.Max(windows[random.Next(windows.Length)], (int)(perDay / 4)), Outages(random));
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) ^ (number * 7919));

    private static (string Kind, double Share, double Least, double Most) Pick(double chance)
    {
        foreach (var kind in Kinds)
        {
            if ((chance -= kind.Share) < 0)
                return kind;
        }

        return Kinds[3];
    }

    // A Poisson process whose rate follows one or two peaks of the day and rests at weekends.
    private static List<DateTimeOffset> ByHours(Random random, double perDay)
    {
        var zone = random.Next(24);
        var weekend = 0.1 + (0.9 * random.NextDouble());
        var night = 0.02 + (0.2 * random.NextDouble());
        var peaks = new[] { 8 + (4 * random.NextDouble()), random.NextDouble() < 0.5 ? 14 + (6 * random.NextDouble()) : -100 };
        var width = 1.5 + (3 * random.NextDouble());
        var weights = Enumerable.Range(0, 24).Select(h => night + peaks.Sum(p => Math.Exp(-0.5 * Math.Pow((h - p) / width, 2)))).ToArray();
        var scale = perDay / weights.Sum();
        var top = weights.Max() * scale;
        var times = new List<DateTimeOffset>();
        for (var t = -FillDays * 24.0; t < 365 * 24;)
        {
            t += -Math.Log(1 - random.NextDouble()) / top;
            var at = SyntheticSource.Start.AddHours(t);
            var local = at.AddHours(zone);
            var rest = local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : 1;
            if (random.NextDouble() * top < weights[local.Hour] * scale * rest)
                times.Add(at);
        }

        return times;
    }

    private static List<DateTimeOffset> FollowUps(Random random, List<DateTimeOffset> times)
    {
        var share = random.NextDouble() * 0.3;
        for (var i = 0; i < times.Count && times.Count < 200_000; i++)
        {
            if (random.NextDouble() < share)
                times.Add(times[i].AddMinutes(-Math.Log(1 - random.NextDouble()) * 40));
        }

        return times;
    }

    private static List<DateTimeOffset> AtTimes(Random random, int daysApart, int count)
    {
        var times = new List<DateTimeOffset>();
        var hours = Enumerable.Range(0, count).Select(_ => random.NextDouble() * 24).ToArray();
        var first = random.Next(7);
        var skipped = random.NextDouble() * 0.1;
        for (var day = first - FillDays; day < 365; day += daysApart)
        {
            foreach (var hour in hours.Where(_ => random.NextDouble() > skipped))
                times.Add(SyntheticSource.Start.AddDays(day).AddHours(hour).AddMinutes(Math.Abs(Normal(random)) * 8));
        }

        return times;
    }

    private static List<DateTimeOffset> Clusters(Random random, double perDay, Func<int> size, double spreadHours)
    {
        var times = new List<DateTimeOffset>();
        foreach (var start in ByHours(random, perDay))
        {
            for (var i = size(); i > 0; i--)
                times.Add(start.AddHours(random.NextDouble() * spreadHours));
        }

        return times;
    }

    private static List<DateTimeOffset> Interrupted(Random random, List<DateTimeOffset> times)
    {
        if (random.NextDouble() < 0.25)
        {
            var from = SyntheticSource.Start.AddDays(random.NextDouble() * 340);
            var to = from.AddDays(7 + (21 * random.NextDouble()));
            times.RemoveAll(t => t >= from && t < to);
        }

        if (random.NextDouble() < 0.1)
        {
            var change = SyntheticSource.Start.AddDays(random.NextDouble() * 365);
            var (before, after) = random.NextDouble() < 0.5 ? (0.3, 1.0) : (1.0, 0.3);
            times.RemoveAll(t => random.NextDouble() > (t < change ? before : after));
        }

        if (random.NextDouble() < 0.05)
        {
            var end = SyntheticSource.Start.AddDays(random.NextDouble() * 365);
            times.RemoveAll(t => t >= end);
        }

        return times;
    }

    private static (DateTimeOffset From, DateTimeOffset To)[] Outages(Random random)
    {
        var outages = new List<(DateTimeOffset From, DateTimeOffset To)>();
        for (var day = -Math.Log(1 - random.NextDouble()) * 90; day < 365; day += -Math.Log(1 - random.NextDouble()) * 90)
        {
            var from = SyntheticSource.Start.AddDays(day);
            outages.Add((from, from.AddHours(Math.Exp(Normal(random)) * 2)));
        }

        return [.. outages];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
