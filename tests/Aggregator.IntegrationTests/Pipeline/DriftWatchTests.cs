using System.Text.Json;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class DriftWatchTests
{
    [Fact]
    public async Task An_alarm_is_raised_once_stays_while_the_site_does_and_ends_when_it_is_as_before()
    {
        await using var world = await World.StartAsync();
        await world.BringAsync(120);
        Assert.Equal([], await world.LookAsync());

        await world.BringAsync(20, letters: 200);
        var drift = Assert.Single(await world.LookAsync());
        Assert.Equal("harbour.example", drift.Host);
        Assert.Matches(@"^1\d % of the text of before: median \d{3} letters instead of 1,\d{3} over the last 20 articles\.", drift.Sentences);
        Assert.Equal(world.Start.AddMinutes(20 * 121), drift.Since);
        Assert.Equal(3, drift.BeforeArticles.Split(' ').Length);
        Assert.Equal("140 139 138", drift.AfterArticles);
        Assert.Equal([7444], world.Events());

        await world.BringAsync(100, letters: 200);
        Assert.Equal(drift.Id, Assert.Single(await world.LookAsync()).Id);
        Assert.Equal([7444], world.Events());

        await world.BringAsync(20);
        Assert.Empty(await world.LookAsync());
        Assert.Equal([7444, 7445], world.Events());
        Assert.Equal(1, await world.Worker.QueryAsync(db => db.SiteDrifts.CountAsync()));
    }

    [Fact]
    public async Task What_passed_is_left_out_of_the_baseline_so_that_the_same_again_raises_an_alarm_again()
    {
        await using var world = await World.StartAsync();
        await world.BringAsync(60);
        for (var time = 1; time <= 2; time++)
        {
            await world.BringAsync(40, letters: 200);
            Assert.Single(await world.LookAsync());
            await world.BringAsync(20);
            Assert.Empty(await world.LookAsync());
        }

        Assert.Equal([7444, 7445, 7444, 7445], world.Events());
    }

    [Fact]
    public async Task After_an_operator_accepted_it_the_site_is_held_to_what_it_is_from_then_on()
    {
        await using var world = await World.StartAsync();
        await world.BringAsync(60);
        await world.BringAsync(20, author: "feed");
        var drift = Assert.Single(await world.LookAsync());
        Assert.Equal("No author on the page of 20 of the last 20 articles; before, 100 % had one.", drift.Sentences);

        var store = world.Worker.Service<DriftStore>();
        Assert.Equal("harbour.example", await store.AcceptAsync(drift.Id, TestContext.Current.CancellationToken));
        Assert.Null(await store.AcceptAsync(drift.Id, TestContext.Current.CancellationToken));
        await world.BringAsync(50, author: "feed");
        Assert.Empty(await world.LookAsync());

        await world.BringAsync(20, letters: 200, author: "feed");
        Assert.Contains("of the text of before", Assert.Single(await world.LookAsync()).Sentences, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_stop_being_articles_raise_an_alarm_although_nothing_is_stored()
    {
        await using var world = await World.StartAsync();
        await world.BringAsync(60);
        await world.BringNoArticlesAsync(20);

        var drift = Assert.Single(await world.LookAsync());

        Assert.Equal("No article on 20 of the last 20 pages; before, 100 % were articles.", drift.Sentences);
        Assert.Equal(("", "80 79 78"), (drift.AfterArticles, drift.AfterEntries));
        await world.Worker.ListenAsync();
        Assert.Equal(1, await world.StatusAsync());
        await world.BringAsync(20);
        Assert.Empty(await world.LookAsync());
        Assert.Equal(0, await world.StatusAsync());
    }

    [Fact]
    public async Task A_host_is_looked_at_when_it_brought_something_and_then_left_alone()
    {
        await using var world = await World.StartAsync();
        await world.BringAsync(1);
        var watch = world.Worker.Service<DriftWatch>();

        Assert.Equal(1, await watch.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await watch.RunAsync(TestContext.Current.CancellationToken));
        await world.BringNoArticlesAsync(1);
        Assert.Equal(1, await watch.RunAsync(TestContext.Current.CancellationToken));
    }

    private sealed class World(TestWorker worker, RecordingLog log) : IAsyncDisposable
    {
        private readonly DriftingSite _site = new("harbour.example", new DateTimeOffset(2026, 11, 2, 6, 0, 0, TimeSpan.Zero));

        public TestWorker Worker => worker;

        public DateTimeOffset Start { get; } = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

        public static async Task<World> StartAsync()
        {
            var worker = await TestWorker.CreateAsync(("Logging:LogLevel:Default", "Information"));
            return new World(worker, worker.Record());
        }

        public async Task BringAsync(int count, int letters = 2000, string author = "json-ld")
        {
            await using var db = worker.Service<AggregatorDbFactory>().CreateDbContext();
            await _site.BringAsync(db, count, letters, author);
        }

        public async Task BringNoArticlesAsync(int count)
        {
            await using var db = worker.Service<AggregatorDbFactory>().CreateDbContext();
            await _site.BringNoArticlesAsync(db, count);
        }

        /// <summary>One round; the drifts that are open after it.</summary>
        public async Task<List<SiteDrift>> LookAsync()
        {
            await worker.Service<DriftWatch>().RunAsync(TestContext.Current.CancellationToken);
            return await worker.QueryAsync(db => db.SiteDrifts.AsNoTracking().Where(d => d.EndedAt == null).ToListAsync());
        }

        public IEnumerable<int> Events() => log.Lines.Select(line => line.Id).Where(id => id is >= 7444 and <= 7449);

        public async Task<int> StatusAsync()
        {
            using var client = new HttpClient { BaseAddress = new Uri(worker.App.Urls.First()) };
            using var status = JsonDocument.Parse(await client.GetStringAsync("/api/status", TestContext.Current.CancellationToken));
            return status.RootElement.GetProperty("drifts").GetInt32();
        }

        public ValueTask DisposeAsync() => worker.DisposeAsync();
    }
}
