using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;
using CsCheck;

namespace Aggregator.UnitTests.Scheduling;

/// <summary>What holds for every history, however odd.</summary>
public sealed class NextCheckPolicyProperties
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleOptions Options = new();

    private static readonly Gen<TimeSpan?> Spans =
        Gen.OneOf(Gen.Const((TimeSpan?)null), Gen.Double[0, 1e7].Select(s => (TimeSpan?)TimeSpan.FromSeconds(s)));

    private static readonly Gen<CheckHistory> Histories =
        from now in Gen.Double[0, 365].Select(days => Epoch.AddDays(days))
        from ages in Gen.Double[-2, 100].List[0, 60]
        from polls in Gen.Select(Gen.Double[0, 20], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool).List[0, 20]
        from failures in Gen.Int[0, 40]
        from fault in Gen.Enum<FaultKind>()
        from retryAfter in Spans
        from fresh in Spans
        from hint in Spans
        from skipHours in Gen.Int[-1, 24].List[0, 30]
        select new CheckHistory
        {
            Now = now,
            Published = [.. ages.Select(age => now.AddDays(-age))],
            Recent = [.. polls.OrderByDescending(p => p.Item1).Select(p => new PollSample(now.AddDays(-p.Item1), p.Item2, p.Item3, p.Item4))],
            ConsecutiveFailures = failures,
            LastFault = failures > 0 ? fault : null,
            RetryAfter = retryAfter,
            FreshFor = fresh,
            PollHint = hint,
            SkipHours = skipHours,
        };

    private static readonly Gen<(CheckHistory History, double Jitter)> Cases = Gen.Select(Histories, Gen.Double[0, 1]);

    [Fact]
    public void A_source_is_always_polled_again_and_never_before_its_lower_bound() => Cases.Sample(c =>
    {
        var wait = NextCheckPolicy.Next(c.History, Options, c.Jitter).DueAt - c.History.Now;
        var longest = Longer(Options.RestInterval, Options.MaxInterval * (1 + Options.Jitter)) + TimeSpan.FromDays(7);
        return wait >= Options.MinInterval * (1 - Options.Jitter) && wait <= longest;
    });

    [Fact]
    public void Retry_after_is_never_undercut_up_to_the_ceiling() => Cases.Sample(c =>
        NextCheckPolicy.Next(c.History, Options, c.Jitter).DueAt - c.History.Now
            >= Shorter(c.History.RetryAfter ?? TimeSpan.Zero, Options.BackoffCeiling));

    [Fact]
    public void One_more_failure_never_shortens_the_wait() => Cases.Sample(c =>
    {
        var failing = c.History with { ConsecutiveFailures = c.History.ConsecutiveFailures + 1, LastFault = c.History.LastFault ?? FaultKind.Timeout };
        var once = NextCheckPolicy.Next(failing, Options, c.Jitter).DueAt;
        var again = NextCheckPolicy.Next(failing with { ConsecutiveFailures = failing.ConsecutiveFailures + 1 }, Options, c.Jitter).DueAt;
        return again >= once;
    });

    [Fact]
    public void A_coverage_gap_never_lengthens_the_wait() => Cases.Sample(c =>
    {
        var calm = c.History with { ConsecutiveFailures = 0, LastFault = null, Recent = [.. c.History.Recent.Select(p => p with { CoverageGap = false })] };
        var missed = calm with { Recent = [.. calm.Recent.Select(p => p with { CoverageGap = true })] };
        return NextCheckPolicy.Next(missed, Options, c.Jitter).DueAt <= NextCheckPolicy.Next(calm, Options, c.Jitter).DueAt;
    });

    [Fact]
    public void The_order_of_publish_times_does_not_matter() => Cases.Sample(c =>
    {
        var reversed = c.History with { Published = [.. c.History.Published.Reverse()] };
        var difference = NextCheckPolicy.Next(c.History, Options, c.Jitter).DueAt - NextCheckPolicy.Next(reversed, Options, c.Jitter).DueAt;
        return difference.Duration() < TimeSpan.FromSeconds(1);
    });

    [Fact]
    public void The_wait_a_request_is_worth_only_lengthens_the_interval() => Cases.Sample(c =>
        NextCheckPolicy.Next(c.History, Options with { WaitPerRequest = Options.WaitPerRequest * 2 }, c.Jitter).DueAt
            >= NextCheckPolicy.Next(c.History, Options, c.Jitter).DueAt);

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
