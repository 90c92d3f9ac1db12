using System.Text;
using System.Text.Json;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>What a source's requests carry besides the usual goes where it belongs, and nowhere else.</summary>
public sealed class SourceAccessTests
{
    private static readonly SourceAccess Secret = new() { Login = "mara:s3cret", Headers = new Dictionary<string, string> { ["X-Api-Key"] = "k3y" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feed_and_pages_of_its_own_origin_get_login_and_headers_and_no_other_host_does()
    {
        await using var site = await TestSite.StartAsync();
        await using var other = await TestSite.StartAsync("127.0.0.2");
        await using var worker = await TestWorker.CreateAsync();
        var (own, foreign) = (new List<string>(), new List<string>());
        site.Answer("/feed", context => Record(own, context, $"<rss version='2.0'><channel><title>t</title><item><title>a</title><link>{site.Address}/a</link></item><item><title>b</title><link>{other.Address}/b</link></item></channel></rss>"));
        site.Answer("/a", context => Record(own, context, TestPages.Article("A")));
        other.Answer("/b", context => Record(foreign, context, TestPages.Article("B")));
        var id = await AddAsync(worker, site.Url("/feed"), Secret);

        Assert.Null((await worker.PollAsync(id)).Fault);
        await worker.ReadPagesAsync();

        Assert.Equal(["Basic bWFyYTpzM2NyZXQ=|k3y", "Basic bWFyYTpzM2NyZXQ=|k3y"], own);
        Assert.Equal(["|"], foreign);
    }

    [Fact]
    public async Task They_do_not_follow_a_redirect_and_their_source_does_not_move_to_another_host()
    {
        await using var site = await TestSite.StartAsync();
        await using var other = await TestSite.StartAsync("127.0.0.2");
        await using var worker = await TestWorker.CreateAsync();
        var foreign = new List<string>();
        site.Redirect("/feed", 301, other.Url("/feed").AbsoluteUri);
        other.Answer("/feed", context => Record(foreign, context, $"<rss version='2.0'><channel><title>t</title><item><title>a</title><link>{other.Address}/a</link></item></channel></rss>"));
        var id = await AddAsync(worker, site.Url("/feed"), Secret);

        for (var i = 0; i < 4; i++)
        {
            worker.Clock.Advance(TimeSpan.FromHours(12));
            Assert.Null((await worker.PollAsync(id)).Fault);
        }

        Assert.Equal(["|", "|", "|", "|"], foreign);
        Assert.Equal(site.Url("/feed").AbsoluteUri, (await worker.SourceAsync(id)).Url);
    }

    [Fact]
    public async Task A_login_in_an_added_address_is_taken_out_of_it_and_kept_encrypted()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var seen = new List<string>();
        site.Answer("/feed", context => Record(seen, context, "<rss version='2.0'><channel><title>t</title></channel></rss>"));

        var id = await worker.AddSourceAsync(new UriBuilder(site.Url("/feed")) { UserName = "mara", Password = "s3%20cret" }.Uri);
        await worker.PollAsync(id);

        var source = await worker.SourceAsync(id);
        Assert.Equal(site.Url("/feed").AbsoluteUri, source.Url);
        Assert.Equal("a login", source.AccessSummary);
        Assert.DoesNotContain("cret", source.ProtectedAccess, StringComparison.Ordinal);
        Assert.Equal(["Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("mara:s3 cret")) + "|"], seen);
        Assert.Equal(id, await worker.AddSourceAsync(site.Url("/feed")));
    }

    [Fact]
    public async Task No_secret_is_in_the_database_the_report_or_a_fault()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Status("/feed", 401);
        var id = await AddAsync(worker, site.Url("/feed"), Secret with { Proxy = null });
        await worker.PollAsync(id);
        var source = await worker.SourceAsync(id);
        using var report = new StringWriter();

        SourceReport.WriteDetails(report, source, await worker.Service<SourceStore>().PollsAsync(id, 10, Cancellation), new Dictionary<EntryState, int>(), [], null, worker.Clock.GetUtcNow());

        Assert.Contains("header X-Api-Key, a login", report.ToString(), StringComparison.Ordinal);
        foreach (var shown in new[] { report.ToString(), JsonSerializer.Serialize(SourceReport.Of(source)), JsonSerializer.Serialize(source), source.LastFaultMessage, Secret.ToString() })
        {
            Assert.DoesNotContain("s3cret", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("k3y", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_secret_is_logged_at_any_level()
    {
        await using var site = await TestSite.StartAsync();
        await using var other = await TestSite.StartAsync("127.0.0.2");
        await using var worker = await TestWorker.CreateAsync(("Logging:LogLevel:Default", "Trace"));
        var log = worker.Record();
        site.Status("/denied", 401);
        site.Redirect("/moved", 301, other.Url("/feed").AbsoluteUri);
        other.Feed("/feed", ("/a", "A"));

        foreach (var (url, access) in new[] { (site.Url("/denied"), Secret), (site.Url("/moved"), Secret), (new Uri("http://far.example/feed"), Secret with { Proxy = "http://me:pr0xy@127.0.0.1:4" }) })
        {
            await AddAsync(worker, url, access);
            await worker.Service<ShardRound>().RunAsync(Shard.Of(Shard.HostOf(url)), CancellationToken.None, Cancellation);
        }

        Assert.Contains(log.Lines, line => line.Line.Contains("/feed", StringComparison.Ordinal) || line.Line.Contains("127.0.0.1", StringComparison.Ordinal));
        foreach (var secret in new[] { "s3cret", "k3y", "pr0xy", "bWFyYTpzM2NyZXQ=" })
            Assert.DoesNotContain(log.Lines, line => line.Line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removing_a_source_forgets_its_secrets()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var id = await AddAsync(worker, site.Url("/feed"), Secret);

        await worker.Service<SourceStore>().SetStateAsync(id, SourceState.Removed, Cancellation);

        Assert.Equal((null, ""), ((await worker.SourceAsync(id)).ProtectedAccess, (await worker.SourceAsync(id)).AccessSummary));
    }

    [Fact]
    public async Task Secrets_whose_keys_are_lost_are_a_fault_and_no_request_is_made_without_them()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await AddAsync(worker, site.Url("/feed"), Secret);
        await worker.QueryAsync(db => db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.ProtectedAccess, "CfDJ8AAAA")));

        var summary = await worker.PollAsync(id);

        Assert.Equal(FaultKind.AccessUnreadable, summary.Fault?.Kind);
        Assert.Contains("Storage:KeyFolder", summary.Fault!.Message, StringComparison.Ordinal);
        Assert.InRange(summary.NextDueAt - worker.Clock.GetUtcNow(), TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.Equal(0, site.RequestsFor("/feed"));
    }

    [Fact]
    public async Task A_source_goes_through_its_own_proxy_which_may_not_be_a_way_into_the_own_network()
    {
        await using var proxy = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        proxy.Redirect("/far", 302, "http://169.254.169.254/feed");
        proxy.Feed("/near", ("/a", "A"));
        var access = new SourceAccess { Proxy = proxy.Address };
        var near = await AddAsync(worker, new Uri("http://far.example/near"), access);
        var metadata = await AddAsync(worker, new Uri("http://10.0.0.1/near"), access);
        var redirected = await AddAsync(worker, new Uri("http://farther.example/far"), access);

        Assert.Null((await worker.PollAsync(near)).Fault);
        Assert.Equal(FaultKind.AddressRefused, (await worker.PollAsync(metadata)).Fault?.Kind);
        Assert.Equal(FaultKind.AddressRefused, (await worker.PollAsync(redirected)).Fault?.Kind);
        Assert.Equal(1, proxy.RequestsFor("/near"));
    }

    [Fact]
    public async Task Pages_and_their_robots_txt_go_through_the_proxy_of_the_source_as_well()
    {
        await using var proxy = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        proxy.Answer("/feed", "application/rss+xml", "<rss version='2.0'><channel><title>t</title><item><title>a</title><link>http://far.example/a</link></item><item><title>b</title><link>http://far.example/b</link></item></channel></rss>");
        proxy.Answer("/robots.txt", "text/plain", "User-agent: *\nDisallow: /b");
        proxy.Answer("/a", "text/html; charset=utf-8", TestPages.Article("A"));
        await AddAsync(worker, new Uri("http://far.example/feed"), new SourceAccess { Proxy = proxy.Address });
        var round = worker.Service<ShardRound>();

        await round.RunAsync(Shard.Of("far.example"), CancellationToken.None, Cancellation);

        Assert.Equal([EntryState.Stored, EntryState.Failed], await worker.QueryAsync(db => db.Entries.OrderBy(e => e.Id).Select(e => e.State).ToListAsync()));
        Assert.Equal((1, 1, 0), (proxy.RequestsFor("/robots.txt"), proxy.RequestsFor("/a"), proxy.RequestsFor("/b")));
    }

    [Fact]
    public async Task Cookies_live_for_one_poll_and_its_next_pages()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var cookies = new List<string>();
        site.Answer("/index.xml", context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            context.Response.Cookies.Append("visitor", "42");
            return context.Response.WriteAsync($"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.Address}/map.xml</loc></sitemap></sitemapindex>");
        });
        site.Answer("/map.xml", context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            return context.Response.WriteAsync($"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.Address}/a</loc></url></urlset>");
        });
        var id = await worker.AddSourceAsync(site.Url("/index.xml"), SourceKind.Sitemap);

        await worker.PollAsync(id);
        await worker.PollAsync(id);

        Assert.Equal(["", "visitor=42", "", "visitor=42"], cookies);
    }

    private static async Task<long> AddAsync(TestWorker worker, Uri url, SourceAccess access) =>
        (await worker.Service<SourceStore>().AddAsync([new NewSource(url) { Access = access }], TimeSpan.Zero, null, Cancellation))[0].Source.Id;

    private static Task Record(List<string> seen, HttpContext context, string body)
    {
        seen.Add($"{context.Request.Headers.Authorization}|{context.Request.Headers["X-Api-Key"]}");
        context.Response.ContentType = body.StartsWith("<rss", StringComparison.Ordinal) ? "application/rss+xml" : "text/html; charset=utf-8";
        return context.Response.WriteAsync(body);
    }
}
