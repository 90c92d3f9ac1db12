using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>Servers whose validators lie are found out, and lose nothing of their news.</summary>
public sealed class ValidatorTests
{
    [Fact]
    public async Task A_feed_that_changes_under_one_ETag_is_fetched_whole_for_a_month()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var feed = new LyingFeed(site, honours304: false);
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        feed.Entries = 2;
        await worker.PollAsync(id);

        Assert.Equal(worker.Clock.GetUtcNow().AddDays(30), (await worker.SourceAsync(id)).DistrustedUntil!.Value, TimeSpan.FromMinutes(1));
        await worker.PollAsync(id);
        Assert.Equal(["", "\"same\"", ""], feed.Asked);
        worker.Clock.Advance(TimeSpan.FromDays(31));
        await worker.PollAsync(id);
        await worker.PollAsync(id);
        Assert.Equal("\"same\"", feed.Asked[^1]);
    }

    [Fact]
    public async Task A_server_that_says_304_for_ever_is_asked_for_the_whole_feed_after_a_week()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var feed = new LyingFeed(site, honours304: true);
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        feed.Entries = 3;
        Assert.True((await worker.PollAsync(id)).Unchanged);
        worker.Clock.Advance(TimeSpan.FromDays(7.1));

        var forced = await worker.PollAsync(id);

        Assert.Equal(("", 2), (feed.Asked[^1], forced.New));
        Assert.NotNull((await worker.SourceAsync(id)).DistrustedUntil);
    }

    [Fact]
    public async Task A_feed_that_changes_with_its_ETag_keeps_its_trust()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var feed = new LyingFeed(site, honours304: true) { ETag = "\"1\"" };
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        (feed.Entries, feed.ETag) = (2, "\"2\"");
        await worker.PollAsync(id);
        await worker.PollAsync(id);

        Assert.Null((await worker.SourceAsync(id)).DistrustedUntil);
        Assert.Equal(["", "\"1\"", "\"2\""], feed.Asked);
    }

    [Fact]
    public async Task A_build_date_that_changes_under_one_ETag_is_no_lie()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var feed = new LyingFeed(site, honours304: false);
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        feed.Built = "today";

        await worker.PollAsync(id);

        Assert.Null((await worker.SourceAsync(id)).DistrustedUntil);
    }

    [Fact]
    public async Task The_maps_of_an_index_are_read_although_the_index_says_that_it_did_not_change()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var asked = new List<string>();
        site.Answer("/index.xml", async context =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            context.Response.Headers.ETag = "\"same\"";
            await context.Response.WriteAsync($"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.Address}/map.xml</loc></sitemap></sitemapindex>");
        });
        Map("/a");
        var id = await worker.AddSourceAsync(site.Url("/index.xml"), Core.Sources.SourceKind.Sitemap);
        await worker.PollAsync(id);
        Map("/a", "/b");

        var second = await worker.PollAsync(id);

        Assert.Equal((1, 2), (second.New, second.Seen));
        Assert.Equal(["", ""], asked);
        Assert.Null((await worker.SourceAsync(id)).DistrustedUntil);

        void Map(params string[] paths) => site.Answer("/map.xml", "application/xml",
            $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{string.Concat(paths.Select(path => $"<url><loc>{site.Address}{path}</loc></url>"))}</urlset>");
    }

    /// <summary>A feed whose ETag is what the test says, whatever it holds.</summary>
    private sealed class LyingFeed
    {
        public LyingFeed(TestSite site, bool honours304) => site.Answer("/feed", context =>
        {
            var conditional = context.Request.Headers.IfNoneMatch.ToString();
            Asked.Add(conditional);
            context.Response.Headers.ETag = ETag;
            if (honours304 && conditional == ETag)
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            var items = string.Concat(Enumerable.Range(1, Entries).Select(i => $"<item><title>{i}</title><link>{site.Address}/{i}</link></item>"));
            return context.Response.WriteAsync($"<rss version='2.0'><channel><title>t</title><lastBuildDate>{Built}</lastBuildDate>{items}</channel></rss>");
        });

        public List<string> Asked { get; } = [];

        public int Entries { get; set; } = 1;

        public string ETag { get; set; } = "\"same\"";

        public string Built { get; set; } = "yesterday";
    }
}
