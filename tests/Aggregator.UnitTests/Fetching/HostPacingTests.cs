using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class HostPacingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly HttpOptions Options = new();

    [Fact]
    public void Two_seconds_lie_between_two_pages() => Assert.Equal(2, PauseAfter(Ok()).TotalSeconds);

    [Fact]
    public void Crawl_delay_raises_the_pause_within_bounds()
    {
        Assert.Equal(10, (HostPacing.After(HostLane.Fresh("a"), Ok(), TimeSpan.FromSeconds(10), Options).NotBefore - Now).TotalSeconds);
        Assert.Equal(2, (HostPacing.After(HostLane.Fresh("a"), Ok(), TimeSpan.FromSeconds(0.5), Options).NotBefore - Now).TotalSeconds);
        Assert.Equal(120, (HostPacing.After(HostLane.Fresh("a"), Ok(), TimeSpan.FromHours(10), Options).NotBefore - Now).TotalSeconds);
    }

    [Fact]
    public void A_slow_host_gets_as_long_to_rest_as_it_took() =>
        Assert.Equal(7, PauseAfter(Ok() with { Elapsed = TimeSpan.FromSeconds(7) }).TotalSeconds);

    [Fact]
    public void Retry_after_rests_the_whole_host() =>
        Assert.Equal(300, PauseAfter(Refused(429) with { RetryAfter = TimeSpan.FromMinutes(5) }).TotalSeconds);

    [Fact]
    public void An_absurd_retry_after_rests_it_for_a_day() =>
        Assert.Equal(1, PauseAfter(Refused(503) with { RetryAfter = TimeSpan.FromDays(4000) }).TotalDays);

    [Fact]
    public void Refusals_without_retry_after_rest_ever_longer_up_to_an_hour()
    {
        var lane = HostLane.Fresh("a");
        var minutes = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            lane = HostPacing.After(lane, Refused(429), null, Options);
            minutes.Add((lane.NotBefore - Now).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], minutes);
    }

    [Fact]
    public void The_pause_that_a_refusal_raised_sinks_with_successes_back_to_the_option()
    {
        var lane = HostPacing.After(HostPacing.After(HostLane.Fresh("a"), Refused(429), null, Options), Refused(429), null, Options);
        Assert.Equal(8, lane.SlowedTo.TotalSeconds);

        for (var i = 0; i < 20; i++)
            lane = HostPacing.After(lane, Ok(), null, Options);

        Assert.Equal((0, TimeSpan.Zero), (lane.Refusals, lane.SlowedTo));
        Assert.Equal(2, (lane.NotBefore - Now).TotalSeconds);
    }

    private static TimeSpan PauseAfter(FetchResult result) =>
        HostPacing.After(HostLane.Fresh("a"), result, null, Options).NotBefore - Now;

    private static FetchResult Ok() => new() { RequestedUrl = new("https://a/"), FinalUrl = new("https://a/"), FetchedAt = Now, Status = 200 };

    private static FetchResult Refused(int status) => Ok() with { Status = status, Fault = new(FaultKind.TooManyRequests, "slow down") };
}
