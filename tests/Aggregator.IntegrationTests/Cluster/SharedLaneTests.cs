using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Cluster;

/// <summary>Whatever node serves a shard, and whatever shard a request comes from: a host never sees two before its pause is over.</summary>
public sealed class SharedLaneTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Two_nodes_that_serve_the_same_hosts_at_once_never_break_the_delay()
    {
        using var folder = new SharedFolder();
        await using var first = await RecordingSite.StartAsync("127.0.0.1", _clock);
        await using var second = await RecordingSite.StartAsync("127.0.0.2", _clock);
        Publish(first, other: second);
        Publish(second, other: first);
        await using var left = await NodeAsync(folder);
        await using var right = await NodeAsync(folder);
        await left.AddSourcesAsync(first.Url("/feed"), second.Url("/feed"));

        for (var turn = 0; turn < 12; turn++)
            await PassTimeAsync(Task.WhenAll(left.RoundAsync(first.Host), right.RoundAsync(second.Host), right.RoundAsync(first.Host), left.RoundAsync(second.Host)));

        var states = await left.QueryAsync(db => db.Entries.Select(e => e.State).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(16, states.Count);
        Assert.DoesNotContain(EntryState.Waiting, states);
        Assert.True(first.ShortestGap >= Delay, $"{first.ShortestGap}");
        Assert.True(second.ShortestGap >= Delay, $"{second.ShortestGap}");
    }

    [Fact]
    public async Task A_node_that_takes_over_keeps_the_pause_that_another_was_asked_for()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/other", "/page");
        site.Answer("/feed", RecordingSite.Status(503, "300"));
        await using var left = await NodeAsync(folder);
        await left.AddSourcesAsync(site.Url("/feed"));
        await PassTimeAsync(left.RoundAsync(site.Host));
        var refused = Assert.Single(site.Asked).At;
        await using var right = await NodeAsync(folder);
        await right.AddSourcesAsync(site.Url("/other"));

        while (site.Asked.Count == 1)
        {
            await PassTimeAsync(right.RoundAsync(site.Host));
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(site.Asked[1].At - refused, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(320));
        Assert.Contains("503", (await left.QueryAsync(db => db.Polls.OrderBy(p => p.Id).FirstAsync(TestContext.Current.CancellationToken))).FaultMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_while_a_request_is_on_its_way_lets_the_host_rest_until_the_reservation_lapses()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/feed", "/page");
        await using var left = await NodeAsync(folder);
        await using var right = await NodeAsync(folder);
        await left.AddSourcesAsync(site.Url("/feed"));
        await left.Service<HostLanes>().TakeAsync(site.Url("/feed"), TestContext.Current.CancellationToken);
        var died = _clock.GetUtcNow();

        while (site.Asked.Count == 0)
            await PassTimeAsync(right.RoundAsync(site.Host));

        Assert.InRange(site.Asked[0].At - died, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(135));
    }

    [Fact]
    public async Task A_delay_that_robots_asks_for_holds_on_every_node()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/feed", "/a", "/b", "/c");
        foreach (var path in new[] { "/a", "/b", "/c" })
            site.Page(path, path);
        site.Answer("/robots.txt", context => context.Response.Body.WriteAsync("User-agent: *\nCrawl-delay: 20"u8.ToArray()).AsTask());
        await using var left = await NodeAsync(folder);
        await using var right = await NodeAsync(folder);
        await left.AddSourcesAsync(site.Url("/feed"));

        for (var turn = 0; turn < 16; turn++)
            await PassTimeAsync((turn % 2 == 0 ? left : right).RoundAsync(site.Host));

        var pages = site.Asked.SkipWhile(asked => asked.Path != "/robots.txt").ToList();
        Assert.Equal(3, pages.Count(asked => asked.Path.Length == 2));
        Assert.All(pages.Zip(pages.Skip(1), (a, b) => b.At - a.At), gap => Assert.True(gap >= TimeSpan.FromSeconds(20), $"{gap}"));
    }

    [Fact]
    public async Task What_a_redirect_leads_to_is_answered_for_by_its_own_host()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        await using var other = await RecordingSite.StartAsync("127.0.0.2", _clock);
        site.Redirect("/feed", other.Url("/feed"));
        other.Answer("/feed", RecordingSite.Status(429, "600"));
        await using var node = await NodeAsync(folder);
        await node.AddSourcesAsync(site.Url("/feed"));

        await PassTimeAsync(node.RoundAsync(site.Host));

        var lanes = await node.QueryAsync(db => db.Lanes.ToDictionaryAsync(l => l.Host, TestContext.Current.CancellationToken));
        Assert.Equal((0, ""), (lanes[site.Host].Refusals, lanes[site.Host].Why));
        Assert.Equal(1, lanes[other.Host].Refusals);
        Assert.True(lanes[other.Host].NotBefore >= other.Asked[0].At.AddSeconds(600));
        Assert.Contains("429", lanes[other.Host].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_robots_cannot_be_read_pages_wait_and_feeds_added_by_hand_are_read_all_the_same()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/feed", "/page");
        site.Page("/page", "Page");
        site.Answer("/robots.txt", RecordingSite.Status(500));
        await using var node = await NodeAsync(folder);
        await node.AddSourcesAsync(site.Url("/feed"));

        for (var turn = 0; turn < 3; turn++)
            await PassTimeAsync(node.RoundAsync(site.Host));

        Assert.Equal(["/feed", "/robots.txt"], site.Asked.Select(asked => asked.Path));
        var entry = await node.QueryAsync(db => db.Entries.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((EntryState.Waiting, 1), (entry.State, entry.Attempts));
    }

    [Fact]
    public async Task Feeds_are_held_to_robots_when_options_say_so()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/feed");
        site.Answer("/robots.txt", context => context.Response.Body.WriteAsync("User-agent: *\nDisallow: /"u8.ToArray()).AsTask());
        await using var node = await NodeAsync(folder, ("Http:ExemptFeedsFromRobots", "false"));
        await node.AddSourcesAsync(site.Url("/feed"));

        await PassTimeAsync(node.RoundAsync(site.Host));

        Assert.Equal(["/robots.txt"], site.Asked.Select(asked => asked.Path));
        Assert.Equal(FaultKind.RobotsDisallowed, (await node.QueryAsync(db => db.Sources.SingleAsync(TestContext.Current.CancellationToken))).LastFault);
    }

    [Fact]
    public async Task Lanes_that_tell_of_the_past_alone_are_deleted()
    {
        using var folder = new SharedFolder();
        await using var site = await RecordingSite.StartAsync("127.0.0.1", _clock);
        site.Feed("/feed");
        await using var node = await NodeAsync(folder);
        await node.AddSourcesAsync(site.Url("/feed"));
        await PassTimeAsync(node.RoundAsync(site.Host));
        Assert.Equal(1, await node.QueryAsync(db => db.Lanes.CountAsync(TestContext.Current.CancellationToken)));

        _clock.Advance(TimeSpan.FromSeconds(10));
        await node.Service<Housekeeping>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await node.QueryAsync(db => db.Lanes.CountAsync(TestContext.Current.CancellationToken)));
        Assert.NotNull((await node.Service<HostLanes>().TakeAsync(site.Url("/feed"), TestContext.Current.CancellationToken)).Lane.HeldUntil);
    }

    /// <summary>Eight articles, of which every second redirects to the other site.</summary>
    private static void Publish(RecordingSite site, RecordingSite other)
    {
        var pages = Enumerable.Range(1, 8).Select(i => $"/page-{i}").ToArray();
        site.Feed("/feed", pages);
        for (var i = 0; i < pages.Length; i++)
        {
            site.Page($"/moved-{i}", $"Moved {site.Host} {i}");
            if (i % 2 == 0)
                site.Page(pages[i], $"Page {site.Host} {i}");
            else
                site.Redirect(pages[i], other.Url($"/moved-{i}"));
        }
    }

    private async Task<Node> NodeAsync(SharedFolder folder, params (string, string)[] more)
    {
        var node = Node.Create(folder.Path, _clock, [("Http:PageDelay", $"{Delay}"), ("Jobs:RoundBudget", "00:00:20"), .. more]);
        await node.Service<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>Lets time pass while work goes on: a quarter of a second whenever nothing has happened for a moment.</summary>
    private async Task PassTimeAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(2, TestContext.Current.CancellationToken));
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await work;
    }
}
