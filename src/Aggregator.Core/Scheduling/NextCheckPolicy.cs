using System.Globalization;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Scheduling;

/// <summary>
/// Decides when a source is polled next. Pure: the same history and jitter give the same time.
/// A working source is polled when the entries it has probably published since are worth a request (<see cref="Rhythm"/>), within its bounds
/// and hints; a failing one ever more seldom, up to a ceiling, but for ever; and what the operator or the server states goes before both.
/// </summary>
internal static class NextCheckPolicy
{
    /// <summary>The reason given while our own network is down.</summary>
    public const string OutageReason = "our own network was down; resuming gently";

    private const int GapMemory = 10;
    private const int EnoughEntries = 10;
    private static readonly TimeSpan FastestBurst = TimeSpan.FromHours(1);
    private static readonly TimeSpan Hopeful = TimeSpan.FromDays(2);
    private static readonly TimeSpan SoonRetry = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OutageRetry = TimeSpan.FromMinutes(5);

    /// <summary>The next check.</summary>
    /// <param name="history">What is known.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static NextCheck Next(CheckHistory history, ScheduleOptions options, double jitter)
    {
        jitter = Math.Clamp(jitter, 0, 1);
        if (history.OwnOutage)
            return new(history.Now + (OutageRetry * (1 + jitter)), OutageReason);
        return history.ConsecutiveFailures > 0
            ? AfterFailure(history, options, jitter)
            : AfterSuccess(history, options, jitter);
    }

    private static NextCheck AfterSuccess(CheckHistory history, ScheduleOptions options, double jitter)
    {
        var earliest = history.Now + (history.RetryAfter is { } asked ? Shorter(asked, options.BackoffCeiling) : TimeSpan.Zero);
        if (history.NextWindow is { } window)
            return InWindow(window, earliest, history, options);
        var (interval, reason) = history.FixedInterval is { } own ? (own, "fixed interval") : ByRhythm(history, options);
        var due = OutsideSkips(history, history.Now + Spread(interval, options.Jitter, jitter));
        return new(due > earliest ? due : earliest, due > earliest ? reason : "the server asked to wait (Retry-After)");
    }

    private static (TimeSpan Interval, string Reason) ByRhythm(CheckHistory history, ScheduleOptions options)
    {
        var (least, most) = Bounds(history, options);
        var rhythm = history.Rhythm();
        var interval = Shorter(rhythm.UntilWorthAPoll(history.Now, options.WaitPerRequest, double.MaxValue, most), UntilRollOff(history, rhythm, most));

        var gaps = history.Recent.TakeLast(GapMemory).Count(p => p.CoverageGap);
        interval /= 1 + gaps;
        var hint = Hint(history, options);
        var bounded = Shorter(Longer(Longer(interval, hint), least), most);
        if (history.WhilePushed is { } rarely && rarely > bounded)
            return (Longer(Shorter(rarely, most), least), "its hub pushes");
        return (bounded, gaps > 0 ? gaps == 1 ? "entries may have been missed between two polls" : $"entries may have been missed between polls, {gaps} times lately"
            : hint > interval ? "the feed asks for this interval"
            : string.Create(CultureInfo.InvariantCulture, $"its rhythm, {rhythm.PerDay:0.##} entries a day"));
    }

    /// <summary>
    /// How soon entries could leave the feed unseen: when half of what it holds is expected to have come, or as fast as three quarters
    /// of it ever came at once, but no less than an hour for that.
    /// </summary>
    private static TimeSpan UntilRollOff(CheckHistory history, Rhythm rhythm, TimeSpan longest)
    {
        var holds = history.Recent.Select(p => p.EntriesInFeed).LastOrDefault(n => n > 0);
        if (holds == 0)
            return longest;
        var expected = rhythm.UntilWorthAPoll(history.Now, TimeSpan.MaxValue, holds / 2.0, longest);
        var atOnce = rhythm.FastestRun((int)Math.Ceiling(holds * 0.75)) ?? longest;
        return Shorter(expected, Longer(atOnce, FastestBurst));
    }

    /// <summary>A hint counts in full while little is known; later a quarter, as most are a publishing system's default.</summary>
    private static TimeSpan Hint(CheckHistory history, ScheduleOptions options)
    {
        var stated = Longer(history.FreshFor ?? TimeSpan.Zero, history.PollHint ?? TimeSpan.Zero);
        var hint = Shorter(stated, options.HintCeiling);
        return history.Published.Count < EnoughEntries ? hint : hint / 4;
    }

    private static NextCheck AfterFailure(CheckHistory history, ScheduleOptions options, double jitter)
    {
        var asked = Shorter(history.RetryAfter ?? TimeSpan.Zero, options.BackoffCeiling);
        if (history.NextWindow is { } window)
            return InWindow(window, history.Now + asked, history, options);
        // Up to a tenth earlier, so never later than the ceiling; never before the server's own time.
        var wait = Longer(Backoff(history, options) * (1 - (options.Jitter * jitter)), asked);
        return new(history.Now + wait, asked >= wait
            ? "the server asked to wait (Retry-After)"
            : Failed(history));
    }

    private static string Failed(CheckHistory history) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(history.ConsecutiveFailures == 1 ? "the last poll" : $"{history.ConsecutiveFailures} polls in a row")} failed{(history.LastFault is { } fault ? $" ({fault})" : "")}");

    private static TimeSpan Backoff(CheckHistory history, ScheduleOptions options)
    {
        if (history.LastFault == FaultKind.Gone)
            return history.ConsecutiveFailures > 1 ? options.RestInterval : options.BackoffCeiling;
        var first = Longer(FirstRetry(history.LastFault), history.FixedInterval ?? Bounds(history, options).Least);
        var doubled = first * Math.Pow(2, Math.Min(history.ConsecutiveFailures - 1, 20));
        var longest = PassesByItself(history.LastFault) ? BeforeEntriesAreLost(history, options.BackoffCeiling) : options.BackoffCeiling;
        return Shorter(doubled, Longer(first, longest));
    }

    /// <summary>
    /// In the first days of a failure the backoff stays short enough to be back before what the feed holds has rolled off; later that is lost
    /// anyway and only the ceiling counts.
    /// </summary>
    private static TimeSpan BeforeEntriesAreLost(CheckHistory history, TimeSpan ceiling) =>
        history.Recent.Count > 0 && history.Now - history.Recent[^1].At < Hopeful
            ? Shorter(UntilRollOff(history, history.Rhythm(), ceiling) / 2, ceiling)
            : ceiling;

    private static bool PassesByItself(FaultKind? fault) => FirstRetry(fault) == SoonRetry;

    /// <summary>Faults that pass by themselves are tried again soon, refusals and those that need a person later.</summary>
    private static TimeSpan FirstRetry(FaultKind? fault) => fault switch
    {
        FaultKind.TooManyRequests or FaultKind.Forbidden or FaultKind.NotFound or FaultKind.AddressRefused or FaultKind.BadAddress or FaultKind.AccessUnreadable => TimeSpan.FromHours(1),
        FaultKind.RobotsDisallowed => TimeSpan.FromHours(6),
        FaultKind.HtmlInsteadOfFeed or FaultKind.DomainLost or FaultKind.NotAFeed or FaultKind.RedirectLimit or FaultKind.TooLarge => TimeSpan.FromMinutes(30),
        _ => SoonRetry,
    };

    private static NextCheck InWindow(Func<DateTimeOffset, DateTimeOffset?> window, DateTimeOffset after, CheckHistory history, ScheduleOptions options) =>
        window(after) is { } next && next > history.Now
            ? new(next, "the operator's cron expression")
            : new(history.Now + options.BackoffCeiling, "the operator's cron expression never comes again; looking once a day");

    private static DateTimeOffset OutsideSkips(CheckHistory history, DateTimeOffset due)
    {
        if (history.SkipHours.Distinct().Count() >= 24 || history.SkipDays.Distinct().Count() >= 7)
            return due;
        var free = due.ToUniversalTime();
        for (var hours = 0; hours < 24 * 7 && (history.SkipHours.Contains(free.Hour) || history.SkipDays.Contains(free.DayOfWeek)); hours++)
            free = new DateTimeOffset(free.Year, free.Month, free.Day, free.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        return free;
    }

    private static (TimeSpan Least, TimeSpan Most) Bounds(CheckHistory history, ScheduleOptions options)
    {
        var least = history.MinInterval ?? options.MinInterval;
        return (least, Longer(history.MaxInterval ?? options.MaxInterval, least));
    }

    private static TimeSpan Spread(TimeSpan interval, double share, double jitter) => interval * (1 + (share * ((2 * jitter) - 1)));

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
