using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>When most hosts fail at once, or the canary does, the fault is ours.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const int Hosts = 7;

    private readonly List<TestSite> _sites = [];
    private readonly List<long> _sources = [];
    private TestWorker _worker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _worker = await TestWorker.CreateAsync(("Logging:LogLevel:Aggregator", "Trace"));
        for (var i = 0; i < Hosts; i++)
        {
            _sites.Add(await TestSite.StartAsync($"127.0.0.{i + 10}"));
            _sites[i].Feed("/feed", ($"/{i}", $"Title {i}"));
            _sources.Add(await _worker.AddSourceAsync(_sites[i].Url("/feed")));
            Assert.Null((await _worker.PollAsync(_sources[i])).Fault);
        }

        _worker.Clock.Advance(TimeSpan.FromMinutes(30));
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        foreach (var site in _sites)
            await site.DisposeAsync();
    }

    [Fact]
    public async Task When_nearly_all_hosts_fail_at_once_no_failure_is_counted_and_one_outage_recorded()
    {
        await GoDownAsync();

        for (var i = 0; i < Hosts; i++)
            await _worker.PollAsync(_sources[i]);

        Assert.All(await SourcesAsync(), source => Assert.Equal((0, FaultKind.None), (source.ConsecutiveFailures, source.LastFault)));
        var outage = Assert.Single(await OutagesAsync());
        Assert.Null(outage.EndedAt);
        Assert.Contains("Nearly all hosts", outage.Cause, StringComparison.Ordinal);
        Assert.True(await _worker.QueryAsync(db => db.Polls.Where(p => p.Fault != FaultKind.None).AllAsync(p => p.OwnOutage)));
    }

    [Fact]
    public async Task They_come_back_within_ten_minutes_and_not_all_at_once()
    {
        await GoDownAsync();

        for (var i = 0; i < Hosts; i++)
            await _worker.PollAsync(_sources[i]);

        var waits = (await SourcesAsync()).Select(source => source.NextDueAt - _worker.Clock.GetUtcNow()).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(11)));
        Assert.True(waits.Distinct().Count() > 3);
        Assert.All(await SourcesAsync(), source => Assert.Equal(NextCheckPolicy.OutageReason, source.NextDueReason));
    }

    [Fact]
    public async Task Meanwhile_only_a_probe_is_made_now_and_then_and_pages_are_not_tried()
    {
        await GoDownAsync();
        foreach (var id in _sources.Take(6))
            await _worker.PollAsync(id);
        await _worker.Service<SourceRun>().RunAsync(_sources[6], Cancellation);

        var between = await _worker.Service<SourceRun>().RunAsync(_sources[0], Cancellation);
        var pages = await _worker.ReadPagesAsync();

        Assert.True(between.Postponed);
        Assert.All(pages, page => Assert.True(page.Postponed));
        Assert.Equal(Hosts, pages.Count);
        Assert.All(await _worker.QueryAsync(db => db.Entries.ToListAsync()), entry =>
        {
            Assert.Equal((EntryState.Waiting, 0), (entry.State, entry.Attempts));
            Assert.InRange(entry.NextAttemptAt - _worker.Clock.GetUtcNow(), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        });
    }

    [Fact]
    public async Task Two_hosts_that_answer_end_it()
    {
        await GoDownAsync();
        for (var i = 0; i < Hosts; i++)
            await _worker.PollAsync(_sources[i]);
        await ComeBackAsync(0, 1);

        _worker.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await _worker.PollAsync(_sources[0])).Fault);
        Assert.Null((await OutagesAsync())[0].EndedAt);
        _worker.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await _worker.PollAsync(_sources[1])).Fault);

        Assert.Equal(_worker.Clock.GetUtcNow(), Assert.Single(await OutagesAsync()).EndedAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Null(_worker.Service<OutageWatch>().DownSince);
    }

    [Fact]
    public async Task One_alarm_is_raised_and_its_end_told_once()
    {
        var log = _worker.Record();
        await GoDownAsync();
        for (var round = 0; round < 3; round++)
        {
            foreach (var id in _sources)
                await _worker.PollAsync(id);
            _worker.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        await ComeBackAsync(0, 1, 2);
        foreach (var id in _sources.Take(3))
        {
            _worker.Clock.Advance(TimeSpan.FromMinutes(1));
            await _worker.PollAsync(id);
        }

        Assert.Equal([7100, 7101], log.Lines.Select(line => line.Id).Where(id => id is 7100 or 7101));
    }

    [Fact]
    public async Task The_service_stays_ready_and_says_that_it_is_degraded()
    {
        await GoDownAsync();
        foreach (var id in _sources)
            await _worker.PollAsync(id);
        await _worker.ListenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(_worker.App.Urls.First()) };

        using var status = JsonDocument.Parse(await client.GetStringAsync("/api/status", Cancellation));

        Assert.NotEqual(JsonValueKind.Null, status.RootElement.GetProperty("ownOutageSince").ValueKind);
        var report = await _worker.Service<HealthCheckService>().CheckHealthAsync(check => check.Name == "network", Cancellation);
        Assert.Equal(HealthStatus.Degraded, report.Status);
    }

    [Fact]
    public async Task A_host_that_is_down_while_others_answer_is_counted()
    {
        await _sites[3].DisposeAsync();

        foreach (var id in _sources)
            await _worker.PollAsync(id);

        Assert.Equal(1, (await _worker.SourceAsync(_sources[3])).ConsecutiveFailures);
        Assert.Empty(await OutagesAsync());
    }

    [Fact]
    public async Task Servers_that_answer_with_errors_are_reached()
    {
        foreach (var site in _sites)
            site.Status("/feed", 503);

        foreach (var id in _sources)
            await _worker.PollAsync(id);

        Assert.Empty(await OutagesAsync());
        Assert.All(await SourcesAsync(), source => Assert.Equal(1, source.ConsecutiveFailures));
    }

    [Fact]
    public async Task A_canary_that_cannot_be_reached_twice_is_an_outage_until_it_is_reached_again()
    {
        var port = FreePort();
        await using var worker = await TestWorker.CreateAsync(("Outage:Canary", $"http://127.0.0.1:{port}/"));
        var watch = worker.Service<OutageWatch>();
        await watch.LookAtCanaryAsync(Cancellation);
        worker.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(watch.DownSince);
        await watch.LookAtCanaryAsync(Cancellation);
        Assert.NotNull(watch.DownSince);
        worker.Clock.Advance(TimeSpan.FromMinutes(1));

        await using var canary = await TestSite.StartAsync("127.0.0.1", port);
        canary.Status("/", 500);
        await watch.LookAtCanaryAsync(Cancellation);

        Assert.Null(watch.DownSince);
        var outage = Assert.Single(await worker.QueryAsync(db => db.Outages.ToListAsync()));
        Assert.Contains("canary", outage.Cause, StringComparison.Ordinal);
        Assert.InRange(outage.EndedAt!.Value - outage.Since, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
    }

    [Fact]
    public async Task A_process_that_starts_ends_what_the_one_before_left_open()
    {
        await GoDownAsync();
        for (var i = 0; i < Hosts; i++)
            await _worker.PollAsync(_sources[i]);

        await _worker.Service<OutageWatch>().StartAsync(Cancellation);

        Assert.NotNull(Assert.Single(await OutagesAsync()).EndedAt);
    }

    [Fact]
    public async Task Failures_are_counted_when_the_operator_turned_the_watch_off()
    {
        await using var worker = await TestWorker.CreateAsync(("Outage:Enabled", "false"));
        var ids = new List<long>();
        foreach (var site in _sites)
            ids.Add(await worker.AddSourceAsync(site.Url("/feed")));
        foreach (var id in ids)
            await worker.PollAsync(id);
        await GoDownAsync();

        foreach (var id in ids)
            await worker.PollAsync(id);

        Assert.All(await worker.QueryAsync(db => db.Sources.ToListAsync()), source => Assert.Equal(1, source.ConsecutiveFailures));
    }

    private async Task GoDownAsync()
    {
        foreach (var site in _sites)
            await site.StopAsync();
    }

    private async Task ComeBackAsync(params int[] hosts)
    {
        foreach (var i in hosts)
        {
            var address = new Uri(_sites[i].Address);
            var site = await TestSite.StartAsync(address.Host, address.Port);
            site.Feed("/feed", ($"/{i}", $"Title {i}"));
            _sites.Add(site);
        }
    }

    private Task<List<Source>> SourcesAsync() => _worker.QueryAsync(db => db.Sources.AsNoTracking().ToListAsync());

    private Task<List<NetworkOutage>> OutagesAsync() => _worker.QueryAsync(db => db.Outages.AsNoTracking().ToListAsync());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
