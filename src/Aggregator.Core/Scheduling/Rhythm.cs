namespace Aggregator.Core.Scheduling;

/// <summary>
/// When a source publishes: entries an hour for each hour of the UTC week. The level comes from publish times weighted by age, the shape from
/// an hour-of-day and a weekday factor, each drawn towards 1 while there is little to see (a Gamma-Poisson posterior mean), and a last
/// factor compares the newest stretch with what the shape expected, so that bursts and silences show at once.
/// </summary>
internal sealed class Rhythm
{
    private const int HoursOfWeek = 168;
    private const int EnoughTimes = 100;
    private const double HalfLifeDays = 14;
    private const double HourPrior = 1;
    private const double DayPrior = 2;
    private const double RecentEntries = 8;
    private const double RecentPrior = 2;
    private const int FirstWeekday = (int)DayOfWeek.Monday; // of day 0 of the calendar
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);
    private static readonly DateTimeOffset Sunday = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // By whole days, as this runs over every entry at every poll.
    private static readonly double[] WeightOfAge = [.. Enumerable.Range(0, (int)Horizon.TotalDays).Select(days => Weight(days + 0.5))];

    private readonly double[] _perHour = new double[HoursOfWeek];
    private readonly DateTimeOffset[] _times;

    private Rhythm(DateTimeOffset[] times, double perDay) => (_times, PerDay) = (times, perDay);

    /// <summary>Entries a day, averaged over the week, before the factor for the newest stretch.</summary>
    public double PerDay { get; }

    /// <summary>Learns from publish times.</summary>
    /// <param name="published">Publish times in any order; those in the future or older than 60 days are left out.</param>
    /// <param name="watchedSince">Since when the source is known to have published nothing else, or null.</param>
    /// <param name="now">The time of the decision.</param>
    public static Rhythm Learn(IReadOnlyList<DateTimeOffset> published, DateTimeOffset? watchedSince, DateTimeOffset now)
    {
        var times = InOrder(published, now);
        var since = Since(times, watchedSince, now);
        var spanDays = Math.Max((now - since).TotalDays, 1);

        Span<double> byHour = stackalloc double[24];
        Span<double> byDay = stackalloc double[7];
        var total = 0.0;
        foreach (var time in times)
        {
            var weight = WeightOfAge[(int)((now - time).Ticks / TimeSpan.TicksPerDay)];
            byHour[(int)(time.UtcTicks / TimeSpan.TicksPerHour % 24)] += weight;
            byDay[(int)(((time.UtcTicks / TimeSpan.TicksPerDay) + FirstWeekday) % 7)] += weight;
            total += weight;
        }

        var exposure = HalfLifeDays / Math.Log(2) * (1 - Weight(spanDays));
        var perDay = (total + 0.5) / (exposure + 0.5);
        var rhythm = new Rhythm(times, perDay);
        rhythm.Shape(byHour, byDay, exposure, spanDays, now);
        rhythm.ScaleToRecent(now);
        return rhythm;
    }

    /// <summary>Entries expected between two times.</summary>
    public double Expected(DateTimeOffset from, DateTimeOffset to)
    {
        var entries = 0.0;
        foreach (var (rate, hours) in Steps(from, to))
            entries += rate * hours;
        return entries;
    }

    /// <summary>
    /// How long after a poll the next one is worth making: when the entries expected since have waited for <paramref name="wait"/> in
    /// all, or when <paramref name="maxEntries"/> are expected; at most <paramref name="longest"/>.
    /// </summary>
    public TimeSpan UntilWorthAPoll(DateTimeOffset from, TimeSpan wait, double maxEntries, TimeSpan longest)
    {
        double entries = 0, waited = 0, passed = 0;
        foreach (var (rate, hours) in Steps(from, from + longest))
        {
            var need = wait.TotalHours - waited;
            if ((entries * hours) + (rate * hours * hours / 2) >= need || entries + (rate * hours) >= maxEntries)
                return TimeSpan.FromHours(Math.Min(passed + Math.Min(Root(rate, entries, need), (maxEntries - entries) / rate), longest.TotalHours));
            waited += (entries * hours) + (rate * hours * hours / 2);
            entries += rate * hours;
            passed += hours;
        }

        return longest;
    }

    /// <summary>The shortest time in which so many entries came, as far as is known; null when so many never did.</summary>
    public TimeSpan? FastestRun(int entries)
    {
        TimeSpan? fastest = null;
        for (var i = entries - 1; i < _times.Length && entries > 1; i++)
        {
            var run = _times[i] - _times[i - entries + 1];
            fastest = run > fastest ? fastest : run;
        }

        return fastest;
    }

    // The time h at which entries*h + rate*h²/2 reaches the need.
    private static double Root(double rate, double entries, double need) =>
        2 * need / (entries + Math.Sqrt((entries * entries) + (2 * rate * need)));

    private void Shape(ReadOnlySpan<double> byHour, ReadOnlySpan<double> byDay, double exposure, double spanDays, DateTimeOffset now)
    {
        Span<double> hourFactor = stackalloc double[24];
        Span<double> dayFactor = stackalloc double[7];
        Span<double> dayExposure = stackalloc double[7];
        var datesOnly = DatesOnly(_times);
        ExposureByDay(dayExposure, spanDays, now);
        for (var hour = 0; hour < 24; hour++)
        {
            var near = (byHour[hour] * 0.5) + (byHour[(hour + 23) % 24] * 0.25) + (byHour[(hour + 1) % 24] * 0.25);
            hourFactor[hour] = datesOnly ? 1 : (near + HourPrior) / ((PerDay * exposure / 24) + HourPrior);
        }

        for (var day = 0; day < 7; day++)
            dayFactor[day] = (byDay[day] + DayPrior) / ((PerDay * dayExposure[day]) + DayPrior);
        for (var slot = 0; slot < HoursOfWeek; slot++)
            _perHour[slot] = PerDay / 24 * hourFactor[slot % 24] * dayFactor[slot / 24];
    }

    private static void ExposureByDay(Span<double> exposure, double spanDays, DateTimeOffset now)
    {
        var days = (int)Math.Ceiling(Math.Min(spanDays, Horizon.TotalDays));
        for (var ago = 0; ago < days; ago++)
            exposure[(int)now.UtcDateTime.AddDays(-ago).DayOfWeek] += Weight(ago);
    }

    private void ScaleToRecent(DateTimeOffset now)
    {
        var stretch = TimeSpan.FromDays(Math.Clamp(RecentEntries / PerDay, 0.25, 14));
        if (_times.Length > 0 && now - _times[^1] > stretch)
            stretch = now - _times[^1];
        var seen = 0;
        while (seen < _times.Length && _times[^(seen + 1)] > now - stretch)
            seen++;
        var factor = (seen + RecentPrior) / (Expected(now - stretch, now) + RecentPrior);
        for (var slot = 0; slot < HoursOfWeek; slot++)
            _perHour[slot] *= factor;
    }

    private IEnumerable<(double Rate, double Hours)> Steps(DateTimeOffset from, DateTimeOffset to)
    {
        var at = (from - Sunday).TotalHours;
        var end = (to - Sunday).TotalHours;
        while (at < end)
        {
            var slot = Math.Floor(at);
            var next = Math.Min(slot + 1, end);
            yield return (_perHour[(int)(((long)slot % HoursOfWeek + HoursOfWeek) % HoursOfWeek)], next - at);
            at = next;
        }
    }

    private static DateTimeOffset[] InOrder(IReadOnlyList<DateTimeOffset> published, DateTimeOffset now)
    {
        var times = new DateTimeOffset[published.Count];
        var (count, sorted) = (0, true);
        for (var i = 0; i < published.Count; i++)
        {
            var time = published[i];
            if (time > now || time <= now - Horizon)
                continue;
            sorted &= count == 0 || times[count - 1] <= time;
            times[count++] = time;
        }

        Array.Resize(ref times, count);
        if (!sorted)
            Array.Sort(times);
        return times;
    }

    private static DateTimeOffset Since(DateTimeOffset[] times, DateTimeOffset? watchedSince, DateTimeOffset now)
    {
        var oldest = times.Length > 0 ? times[0] : now;
        // A long list may be cut off at its old end: then nothing is known of the time before.
        return times.Length < EnoughTimes && watchedSince < oldest ? watchedSince.Value : oldest;
    }

    private static double Weight(double days) => Math.Exp(-days * (Math.Log(2) / HalfLifeDays));

    // Feeds that give dates without a time put everything at midnight, which says nothing about the hour.
    private static bool DatesOnly(DateTimeOffset[] times) =>
        times.Length > 2 && times.Count(t => t.Ticks % TimeSpan.TicksPerDay == 0) * 2 > times.Length;
}
