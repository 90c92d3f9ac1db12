using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class OutageDetectorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void When_most_hosts_fail_at_once_the_fault_is_ours_and_one_alarm_is_raised()
    {
        var detector = new OutageDetector();

        var changes = Enumerable.Range(0, 20).Select(i => detector.Report($"h{i}", reached: false, workedBefore: true, Now.AddSeconds(i))).ToList();

        Assert.Equal(1, changes.Count(c => c == OutageChange.Began));
        Assert.Equal(OutageChange.Began, changes[4]);
        Assert.Equal(Now, detector.OutageSince);
    }

    [Fact]
    public void A_few_hosts_that_fail_among_many_are_their_own_fault()
    {
        var detector = new OutageDetector();

        for (var i = 0; i < 100; i++)
            detector.Report($"h{i}", reached: i % 2 == 0, workedBefore: true, Now.AddSeconds(i));

        Assert.Null(detector.OutageSince);
    }

    [Fact]
    public void Hosts_that_were_down_before_say_nothing()
    {
        var detector = new OutageDetector();

        for (var i = 0; i < 100; i++)
            detector.Report($"h{i}", reached: false, workedBefore: false, Now.AddSeconds(i));

        Assert.Null(detector.OutageSince);
    }

    [Fact]
    public void One_host_with_many_sources_is_one_host()
    {
        var detector = new OutageDetector();

        for (var i = 0; i < 100; i++)
            detector.Report("big.example", reached: false, workedBefore: true, Now.AddSeconds(i));

        Assert.Null(detector.OutageSince);
    }

    [Fact]
    public void Failures_that_lie_far_apart_are_no_outage()
    {
        var detector = new OutageDetector();

        for (var i = 0; i < 100; i++)
            detector.Report($"h{i}", reached: false, workedBefore: true, Now.AddMinutes(2 * i));

        Assert.Null(detector.OutageSince);
    }

    [Fact]
    public void In_an_outage_only_probes_are_made_and_two_hosts_that_answer_end_it()
    {
        var detector = new OutageDetector();
        for (var i = 0; i < 6; i++)
            detector.Report($"h{i}", reached: false, workedBefore: true, Now);

        var polls = Enumerable.Range(0, 60).Count(second => detector.MayPoll(Now.AddSeconds(second)));
        var first = detector.Report("h1", reached: true, workedBefore: true, Now.AddMinutes(2));
        var again = detector.Report("h1", reached: true, workedBefore: true, Now.AddMinutes(2));
        var second = detector.Report("h2", reached: true, workedBefore: true, Now.AddMinutes(3));

        Assert.Equal(4, polls);
        Assert.Equal((OutageChange.None, OutageChange.None, OutageChange.Ended), (first, again, second));
        Assert.True(detector.MayPoll(Now.AddMinutes(3)) && detector.MayPoll(Now.AddMinutes(3)));
    }

    [Fact]
    public void A_canary_that_fails_twice_is_enough()
    {
        var detector = new OutageDetector();

        Assert.Equal(OutageChange.None, detector.ReportCanary(false, Now));
        Assert.Equal(OutageChange.Began, detector.ReportCanary(false, Now.AddMinutes(1)));
        Assert.Equal(OutageChange.Ended, detector.ReportCanary(true, Now.AddMinutes(2)));
    }

    [Fact]
    public void A_canary_that_fails_while_hosts_answer_is_itself_down()
    {
        var detector = new OutageDetector();

        detector.ReportCanary(false, Now);
        detector.Report("h1", reached: true, workedBefore: true, Now.AddSeconds(30));
        var later = Enumerable.Range(1, 10).Select(minute => detector.ReportCanary(false, Now.AddMinutes(minute)));

        Assert.All(later, change => Assert.Equal(OutageChange.None, change));
    }

    [Fact]
    public void A_canary_that_was_never_down_does_not_end_what_most_hosts_say()
    {
        var detector = new OutageDetector();
        detector.ReportCanary(true, Now);
        for (var i = 0; i < 6; i++)
            detector.Report($"h{i}", reached: false, workedBefore: true, Now);

        Assert.Equal(OutageChange.None, detector.ReportCanary(true, Now.AddMinutes(1)));
        Assert.Equal(Now, detector.OutageSince);
    }

    [Fact]
    public void An_outage_that_the_canary_gave_away_began_with_the_first_failure()
    {
        var detector = new OutageDetector();
        detector.Report("h1", reached: false, workedBefore: true, Now.AddSeconds(-20));

        detector.ReportCanary(false, Now);
        detector.ReportCanary(false, Now.AddMinutes(1));

        Assert.Equal(Now.AddSeconds(-20), detector.OutageSince);
    }

    [Fact]
    public void Hosts_that_answer_end_an_outage_of_the_canary_and_it_does_not_begin_again_while_they_do()
    {
        var detector = new OutageDetector();
        detector.ReportCanary(false, Now);
        detector.ReportCanary(false, Now.AddMinutes(1));

        detector.Report("h1", reached: true, workedBefore: true, Now.AddMinutes(2));
        Assert.Equal(OutageChange.Ended, detector.Report("h2", reached: true, workedBefore: true, Now.AddMinutes(2)));

        Assert.Equal(OutageChange.None, detector.ReportCanary(false, Now.AddMinutes(3)));
        Assert.Equal(OutageChange.None, detector.ReportCanary(false, Now.AddMinutes(4)));
    }
}
