using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;

namespace Aggregator.UnitTests.Scheduling;

public sealed class NextCheckPolicyTests
{
    // A Monday noon, UTC.
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleOptions Options = new();

    [Fact]
    public void A_busy_source_is_polled_more_often_than_a_quiet_one()
    {
        var busy = Wait(new() { Now = Now, Published = Every(TimeSpan.FromMinutes(15), 300) });
        var quiet = Wait(new() { Now = Now, Published = Every(TimeSpan.FromDays(3), 20) });

        Assert.InRange(busy, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));
        Assert.InRange(quiet, TimeSpan.FromHours(1), TimeSpan.FromHours(12));
    }

    [Fact]
    public void A_source_that_never_published_is_still_polled_within_a_day() =>
        Assert.InRange(Wait(new() { Now = Now, Recent = [new(Now.AddDays(-50), 0)] }), TimeSpan.FromHours(6), TimeSpan.FromDays(1));

    [Fact]
    public void Polls_are_dense_in_the_hours_in_which_a_source_publishes()
    {
        var morningPaper = Enumerable.Range(1, 40).SelectMany(day => Enumerable.Range(0, 4).Select(i => Now.Date.AddDays(-day).AddHours(6).AddMinutes(i * 13)))
            .Select(t => new DateTimeOffset(t, TimeSpan.Zero)).ToList();

        var atSix = Wait(new() { Now = Now.AddHours(-6), Published = morningPaper });
        var atNoon = Wait(new() { Now = Now, Published = morningPaper });

        Assert.True(atSix * 3 < atNoon, $"{atSix} in the morning, {atNoon} at noon");
    }

    [Fact]
    public void Polls_are_rare_on_days_on_which_a_source_rests()
    {
        var weekdays = Enumerable.Range(1, 56).Select(day => Now.AddDays(-day))
            .Where(t => t.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .SelectMany(t => Enumerable.Range(-5, 10).Select(h => t.AddHours(h))).ToList();
        var saturday = Now.AddDays(-2);

        var onMonday = Wait(new() { Now = Now, Published = weekdays });
        var onSaturday = Wait(new() { Now = saturday, Published = [.. weekdays.Where(t => t < saturday)] });

        Assert.True(onMonday * 1.5 < onSaturday, $"{onMonday} on Monday, {onSaturday} on Saturday");
    }

    [Fact]
    public void Dates_without_a_time_do_not_make_midnight_busy()
    {
        var dates = Enumerable.Range(0, 40).Select(day => new DateTimeOffset(Now.Date.AddDays(-day), TimeSpan.Zero)).ToList();

        var atMidnight = Wait(new() { Now = new(Now.Date, TimeSpan.Zero), Published = dates });

        Assert.InRange(atMidnight, TimeSpan.FromHours(1), TimeSpan.FromHours(4));
    }

    [Fact]
    public void Missed_entries_shorten_the_interval()
    {
        var published = Every(TimeSpan.FromHours(2), 50);
        var calm = Wait(new() { Now = Now, Published = published, Recent = [new(Now, 3, 20)] });
        var missed = Wait(new() { Now = Now, Published = published, Recent = [new(Now, 20, 20, CoverageGap: true)] });

        Assert.Equal(calm.TotalMinutes / 2, missed.TotalMinutes, 1);
    }

    [Fact]
    public void A_short_feed_is_polled_before_half_of_it_can_roll_off()
    {
        var published = Every(TimeSpan.FromHours(12), 60);

        var wait = Wait(new() { Now = Now, Published = published, Recent = [new(Now, 0, 1)] }, new() { WaitPerRequest = TimeSpan.FromDays(1) });

        Assert.InRange(wait, TimeSpan.FromHours(2), TimeSpan.FromHours(9));
    }

    [Theory]
    [InlineData(FaultKind.Timeout, 1, 10)]
    [InlineData(FaultKind.Timeout, 2, 20)]
    [InlineData(FaultKind.ServerError, 4, 80)]
    [InlineData(FaultKind.NotFound, 1, 60)]
    [InlineData(FaultKind.TooManyRequests, 3, 240)]
    [InlineData(FaultKind.Unreachable, 500, 24 * 60)]
    [InlineData(FaultKind.Gone, 1, 24 * 60)]
    [InlineData(FaultKind.Gone, 2, 7 * 24 * 60)]
    public void Failures_wait_ever_longer_but_never_give_up(FaultKind fault, int failures, int minutes) =>
        Assert.Equal(minutes, Wait(new() { Now = Now, ConsecutiveFailures = failures, LastFault = fault }, jitter: 0).TotalMinutes, 1);

    [Fact]
    public void In_the_first_days_of_a_failure_a_busy_feed_is_tried_before_it_rolls_off()
    {
        var busy = new CheckHistory { Now = Now, Published = Every(TimeSpan.FromMinutes(10), 300), ConsecutiveFailures = 12, LastFault = FaultKind.ServerError };

        Assert.InRange(Wait(busy with { Recent = [new(Now.AddHours(-20), 3, 40)] }), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));
        Assert.InRange(Wait(busy with { Recent = [new(Now.AddDays(-3), 3, 40)] }), TimeSpan.FromHours(20), TimeSpan.FromHours(24));
    }

    [Fact]
    public void A_source_that_refuses_us_is_left_alone_whatever_rolls_off()
    {
        var busy = new CheckHistory { Now = Now, Published = Every(TimeSpan.FromMinutes(10), 300), Recent = [new(Now.AddHours(-20), 3, 40)], ConsecutiveFailures = 4 };

        Assert.Equal(8, Wait(busy with { LastFault = FaultKind.TooManyRequests }, jitter: 0).TotalHours, 1);
        Assert.Equal(8, Wait(busy with { LastFault = FaultKind.Forbidden }, jitter: 0).TotalHours, 1);
    }

    [Fact]
    public void A_source_that_once_filled_its_feed_in_an_hour_is_polled_with_that_in_mind()
    {
        var burst = Enumerable.Range(0, 15).Select(i => Now.AddDays(-10).AddMinutes(i * 6)).ToList();
        var options = new ScheduleOptions { WaitPerRequest = TimeSpan.FromHours(4) };

        Assert.True(Wait(new() { Now = Now, Published = burst, Recent = [new(Now, 0, 50)] }, options) > TimeSpan.FromHours(6));
        Assert.InRange(Wait(new() { Now = Now, Published = burst, Recent = [new(Now, 0, 15)] }, options), TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(70));
    }

    [Fact]
    public void One_success_heals()
    {
        var published = Every(TimeSpan.FromHours(1), 100);
        var failing = new CheckHistory { Now = Now, Published = published, ConsecutiveFailures = 20, LastFault = FaultKind.Timeout };

        Assert.Equal(24, Wait(failing, jitter: 0).TotalHours, 1);
        Assert.InRange(Wait(failing with { ConsecutiveFailures = 0, LastFault = null }), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Retry_after_is_waited_for_but_not_beyond_a_day()
    {
        var refused = new CheckHistory { Now = Now, ConsecutiveFailures = 1, LastFault = FaultKind.TooManyRequests, RetryAfter = TimeSpan.FromHours(5) };

        Assert.Equal(5, Wait(refused).TotalHours);
        Assert.Equal(24, Wait(refused with { RetryAfter = TimeSpan.FromDays(365) }).TotalHours);
    }

    [Fact]
    public void Our_own_outage_is_retried_in_minutes_whatever_was_counted()
    {
        var outage = new CheckHistory { Now = Now, ConsecutiveFailures = 9, LastFault = FaultKind.NameNotResolved, OwnOutage = true };

        Assert.InRange(Wait(outage), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_hint_counts_in_full_while_little_is_known_and_a_quarter_later()
    {
        var fresh = new CheckHistory { Now = Now, Published = Every(TimeSpan.FromMinutes(10), 5), PollHint = TimeSpan.FromHours(1) };
        var known = fresh with { Published = Every(TimeSpan.FromMinutes(10), 300) };

        Assert.InRange(Wait(fresh), TimeSpan.FromMinutes(60), TimeSpan.FromHours(2));
        Assert.Equal(15, Wait(known).TotalMinutes, 1);
    }

    [Fact]
    public void Skipped_hours_and_days_are_left_out()
    {
        var history = new CheckHistory { Now = Now, Published = Every(TimeSpan.FromHours(1), 100), SkipHours = [12, 13, 14] };

        Assert.Equal(Now.AddHours(3), NextCheckPolicy.Next(history, Options, 0.5).DueAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), NextCheckPolicy.Next(history with { SkipHours = [], SkipDays = [DayOfWeek.Monday] }, Options, 0.5).DueAt);
    }

    [Fact]
    public void A_feed_that_skips_every_hour_is_polled_all_the_same() =>
        Assert.InRange(Wait(new() { Now = Now, Published = Every(TimeSpan.FromHours(1), 100), SkipHours = [.. Enumerable.Range(0, 24)] }), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

    [Fact]
    public void A_fixed_interval_is_kept_when_the_operator_wants_it() =>
        Assert.Equal(45, Wait(new() { Now = Now, FixedInterval = TimeSpan.FromMinutes(45), Published = Every(TimeSpan.FromMinutes(1), 300) }).TotalMinutes, 1);

    [Fact]
    public void A_source_whose_hub_pushes_is_polled_rarely_but_not_beyond_its_own_bound_nor_against_its_fixed_interval()
    {
        var pushed = new CheckHistory { Now = Now, WhilePushed = TimeSpan.FromHours(6), Published = Every(TimeSpan.FromMinutes(5), 300) };

        Assert.Equal(6, Wait(pushed).TotalHours, 0.1);
        Assert.Equal(2, Wait(pushed with { MaxInterval = TimeSpan.FromHours(2) }).TotalHours, 0.1);
        Assert.Equal(45, Wait(pushed with { FixedInterval = TimeSpan.FromMinutes(45) }).TotalMinutes, 1);
    }

    [Fact]
    public void A_cron_window_goes_before_rhythm_and_backoff()
    {
        static DateTimeOffset? AtFive(DateTimeOffset after) => new DateTimeOffset(after.Date.AddDays(after.Hour < 17 ? 0 : 1).AddHours(17), TimeSpan.Zero);
        var history = new CheckHistory { Now = Now, NextWindow = AtFive };

        Assert.Equal(Now.AddHours(5), NextCheckPolicy.Next(history, Options, 0.3).DueAt);
        Assert.Equal(Now.AddHours(5), NextCheckPolicy.Next(history with { ConsecutiveFailures = 30, LastFault = FaultKind.Timeout }, Options, 0.3).DueAt);
        Assert.Equal(Now.AddHours(29), NextCheckPolicy.Next(history with { RetryAfter = TimeSpan.FromHours(6) }, Options, 0.3).DueAt);
    }

    [Fact]
    public void A_cron_expression_that_never_comes_again_is_looked_at_daily() =>
        Assert.Equal(24, Wait(new() { Now = Now, NextWindow = _ => null }).TotalHours);

    private static TimeSpan Wait(CheckHistory history, ScheduleOptions? options = null, double jitter = 0.5) =>
        NextCheckPolicy.Next(history, options ?? Options, jitter).DueAt - history.Now;

    private static List<DateTimeOffset> Every(TimeSpan interval, int count) =>
        [.. Enumerable.Range(1, count).Select(i => Now - (interval * i))];
}
