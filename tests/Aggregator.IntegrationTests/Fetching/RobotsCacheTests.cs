using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Fetching;

public sealed class RobotsCacheTests
{
    private static readonly HttpOptions Options = new() { AllowedAddresses = ["127.0.0.0/8"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_fetched_once_a_day_for_an_origin()
    {
        var asked = 0;
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            asked++;
            return context.Response.WriteAsync("User-agent: *\nDisallow: /private\nCrawl-delay: 4");
        });
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var fetcher = new HttpFetcher(Options, clock);
        var robots = new RobotsCache(fetcher, Options, clock);

        var rules = await robots.GetAsync(web.At("a"), Cancellation);
        await robots.GetAsync(new UriBuilder(web.At("b")) { UserName = "me" }.Uri, Cancellation);
        Assert.Equal(1, asked);

        clock.Advance(TimeSpan.FromHours(25));
        await robots.GetAsync(web.At("c"), Cancellation);

        Assert.Equal(2, asked);
        Assert.Equal(FaultKind.RobotsDisallowed, rules.Check(web.At("private/1"))?.Kind);
        Assert.Null(rules.Check(web.At("public")));
        Assert.Equal(TimeSpan.FromSeconds(4), rules.CrawlDelay);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(429, false)]
    public async Task A_status_allows_all_or_nothing(int status, bool allowed)
    {
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var fetcher = new HttpFetcher(Options, TimeProvider.System);

        var rules = await new RobotsCache(fetcher, Options, TimeProvider.System).GetAsync(web.At("page"), Cancellation);

        Assert.Equal(allowed, rules.Check(web.At("page")) is null);
    }

    [Fact]
    public async Task A_site_that_recovers_is_asked_again_after_ten_minutes()
    {
        var down = true;
        await using var web = await LoopbackWeb.StartAsync(context =>
        {
            context.Response.StatusCode = down ? 500 : 200;
            return context.Response.WriteAsync("User-agent: *\nAllow: /");
        });
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var fetcher = new HttpFetcher(Options, clock);
        var robots = new RobotsCache(fetcher, Options, clock);
        Assert.NotNull((await robots.GetAsync(web.Root, Cancellation)).Check(web.At("a")));

        down = false;
        Assert.NotNull((await robots.GetAsync(web.Root, Cancellation)).Check(web.At("a")));
        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Null((await robots.GetAsync(web.Root, Cancellation)).Check(web.At("a")));
    }

    [Fact]
    public async Task A_huge_file_is_cut_and_not_refused()
    {
        await using var web = await LoopbackWeb.StartAsync(context => context.Response.WriteAsync("User-agent: *\nDisallow: /x\n" + new string('#', 2_000_000)));
        using var fetcher = new HttpFetcher(Options, TimeProvider.System);

        var rules = await new RobotsCache(fetcher, Options, TimeProvider.System).GetAsync(web.Root, Cancellation);

        Assert.NotNull(rules.Check(web.At("x")));
        Assert.Null(rules.Check(web.At("y")));
    }

    [Fact]
    public async Task An_operator_may_turn_it_off()
    {
        using var fetcher = new HttpFetcher(Options, TimeProvider.System);

        var rules = await new RobotsCache(fetcher, Options with { RespectRobots = false }, TimeProvider.System).GetAsync(new("http://never-asked.example/"), Cancellation);

        Assert.Same(RobotsRules.AllowAll, rules);
    }
}
