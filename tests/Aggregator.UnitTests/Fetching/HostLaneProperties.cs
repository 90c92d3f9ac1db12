using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.UnitTests.Fetching;

/// <summary>What holds for a host's lane whatever its server answers and whoever asks.</summary>
public sealed class HostLaneProperties
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);
    private static readonly HttpOptions Options = new();
    private static readonly Uri Url = new("https://news.example/feed");

    private static readonly int[] Statuses = [0, 200, 301, 304, 404, 429, 500, 503];
    private static readonly FaultKind[] Faults = [FaultKind.None, FaultKind.Timeout, FaultKind.Unreachable, FaultKind.TooManyRequests, FaultKind.ServerError];

    private static readonly Gen<FetchResult> Answers =
        from status in Gen.Int[0, 7].Select(i => Statuses[i])
        from fault in Gen.Int[0, 4].Select(i => Faults[i])
        from elapsed in Gen.Double[0, 60]
        from retryAfter in Gen.OneOf(Gen.Const((TimeSpan?)null), Gen.Double[0, 1e6].Select(s => (TimeSpan?)TimeSpan.FromSeconds(s)))
        select new FetchResult
        {
            RequestedUrl = Url,
            FinalUrl = Url,
            FetchedAt = Now,
            Status = status,
            Fault = fault == FaultKind.None ? null : new Fault(fault, "It failed."),
            Elapsed = TimeSpan.FromSeconds(elapsed),
            RetryAfter = retryAfter,
        };

    [Fact]
    public void The_pause_is_never_shorter_than_the_option_nor_than_what_was_asked_for_within_bounds() =>
        Gen.Select(Answers.List[1, 12], Gen.Double[0, 1000]).Sample((answers, crawlDelay) =>
        {
            var lane = HostLane.Fresh("news.example");
            return answers.TrueForAll(answer =>
            {
                lane = HostPacing.After(lane, answer, TimeSpan.FromSeconds(crawlDelay), Options);
                var pause = lane.NotBefore - answer.FetchedAt;
                var asked = answer.Status is 429 or 503 && answer.RetryAfter is { } wait ? wait : TimeSpan.Zero;
                return pause >= Options.PageDelay && pause >= Shorter(TimeSpan.FromSeconds(crawlDelay), Options.MaxPageDelay) && pause >= Shorter(asked, TimeSpan.FromDays(1));
            });
        });

    [Fact]
    public void Of_all_who_ask_at_any_times_one_has_the_lane_and_none_before_its_pause_is_over() =>
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 5], Gen.Bool).List[1, 60].Sample(steps =>
        {
            var store = new InMemoryLaneStore();
            var clock = new FakeTimeProvider(Now);
            var held = new Dictionary<int, DateTimeOffset>();
            var free = DateTimeOffset.MinValue;
            foreach (var (node, pass, dies) in steps)
            {
                clock.Advance(TimeSpan.FromSeconds(pass));
                var now = clock.GetUtcNow();
                if (held.Remove(node, out var until))
                {
                    // A node that dies gives nothing back: only the lapse of its reservation frees the lane.
                    free = dies ? until : now + TimeSpan.FromSeconds(2);
                    if (!dies)
                        store.ReturnAsync(HostLane.Fresh("h") with { NotBefore = free }, until, CancellationToken.None).GetAwaiter().GetResult();
                    continue;
                }

                var mayTake = held.Count == 0 && now >= free;
                if (store.TryTakeAsync(HostLane.Fresh("h"), now, now + TimeSpan.FromHours(1), CancellationToken.None).GetAwaiter().GetResult() != mayTake)
                    return false;
                if (mayTake)
                    held[node] = now + TimeSpan.FromHours(1);
            }

            return true;
        });

    [Fact]
    public async Task A_host_that_rests_for_long_is_refused_with_the_time_to_come_back()
    {
        var clock = new FakeTimeProvider(Now);
        var lanes = new HostLanes(Options, clock);
        var turn = await lanes.TakeAsync(Url, TestContext.Current.CancellationToken);
        await lanes.ReturnAsync(turn, Refused() with { RetryAfter = TimeSpan.FromHours(2) });

        var refused = await lanes.TakeAsync(new Uri("https://news.example/page"), TestContext.Current.CancellationToken);

        Assert.Equal((FaultKind.TooManyRequests, TimeSpan.FromHours(2)), (refused.Refusal!.Kind, refused.RetryAfter));
        Assert.StartsWith("news.example is left alone until 2026-11-24 08:00:00Z, because of this: ", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.True((await lanes.TakeAsync(new Uri("https://other.example/"), TestContext.Current.CancellationToken)).Refusal is null);
    }

    [Fact]
    public async Task A_request_waits_for_one_that_is_on_its_way()
    {
        var clock = new FakeTimeProvider(Now);
        var lanes = new HostLanes(Options, clock);
        var first = await lanes.TakeAsync(Url, TestContext.Current.CancellationToken);
        var second = lanes.TakeAsync(Url, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(second.IsCompleted);

        await lanes.ReturnAsync(first, Refused() with { Status = 200, Fault = null, FetchedAt = clock.GetUtcNow() });
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null((await second).Refusal);
    }

    private static FetchResult Refused() =>
        new() { RequestedUrl = Url, FinalUrl = Url, FetchedAt = Now, Status = 429, Fault = new Fault(FaultKind.TooManyRequests, "It asks for fewer requests.") };

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
