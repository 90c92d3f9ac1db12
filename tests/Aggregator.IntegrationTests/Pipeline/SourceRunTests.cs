using System.Net.Sockets;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class SourceRunTests
{
    [Fact]
    public async Task New_entries_become_rows_before_anything_is_fetched_for_them()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "First"), ("/b", "Second"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));

        var summary = await worker.PollAsync(id);

        Assert.Null(summary.Fault);
        Assert.Equal((2, 2), (summary.New, summary.Seen));
        var entries = await worker.QueryAsync(db => db.Entries.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["First", "Second"], entries.Select(e => e.Title));
        Assert.All(entries, entry => Assert.Equal((EntryState.Waiting, summary.PollId), (entry.State, entry.PollId)));
        Assert.Equal(0, site.RequestsFor("/a"));
    }

    [Fact]
    public async Task A_second_poll_finds_nothing_new()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "First"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Feed("/feed", ("/a?utm_source=rss", "First, edited"));

        var summary = await worker.PollAsync(id);

        Assert.Equal((0, 1), (summary.New, summary.Seen));
        Assert.Equal(1, await worker.QueryAsync(db => db.Entries.CountAsync()));
    }

    [Fact]
    public async Task Validators_are_sent_back_and_304_counts_as_unchanged()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Answer("/feed", async context =>
        {
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.Headers.ETag = "\"v1\"";
            await context.Response.WriteAsync($"<rss version='2.0'><channel><title>t</title><item><title>x</title><link>{site.Address}/x</link></item></channel></rss>");
        });
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        Assert.False((await worker.PollAsync(id)).Unchanged);

        var second = await worker.PollAsync(id);

        Assert.True(second.Unchanged);
        Assert.Null(second.Fault);
        Assert.Equal(304, await worker.QueryAsync(db => db.Polls.OrderByDescending(p => p.Id).Select(p => p.Status).FirstAsync()));
    }

    [Fact]
    public async Task A_body_that_did_not_change_is_not_parsed_again_whatever_its_validators_say()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "First"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);

        Assert.True((await worker.PollAsync(id)).Unchanged);
    }

    [Fact]
    public async Task Two_sources_that_name_one_address_bring_it_once()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/one", ("/a", "First"));
        site.Feed("/two", ("/a#top", "First"), ("/b", "Second"));
        var one = await worker.AddSourceAsync(site.Url("/one"));
        var two = await worker.AddSourceAsync(site.Url("/two"));

        await worker.PollAsync(one);
        var second = await worker.PollAsync(two);

        Assert.Equal((1, 2), (second.New, second.Seen));
        Assert.Equal(2, await worker.QueryAsync(db => db.Entries.CountAsync()));
    }

    [Fact]
    public async Task A_feed_that_moved_on_without_us_counts_as_a_gap()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"), ("/b", "B"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Feed("/feed", ("/y", "Y"), ("/z", "Z"));
        await worker.PollAsync(id);

        Assert.Equal(1, (await worker.SourceAsync(id)).CoverageGaps);
    }

    public static TheoryData<string, FaultKind> BadInputs => new()
    {
        { "unreachable", FaultKind.Unreachable },
        { "missing", FaultKind.NotFound },
        { "gone", FaultKind.Gone },
        { "server error", FaultKind.ServerError },
        { "empty", FaultKind.EmptyBody },
        { "web page", FaultKind.HtmlInsteadOfFeed },
        { "malformed", FaultKind.BrokenFeed },
        { "50 MB", FaultKind.TooLarge },
        { "binary", FaultKind.BinaryBody },
        { "not allowed address", FaultKind.AddressRefused },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public async Task Bad_input_leaves_a_fault_with_a_sentence_on_the_source(string input, FaultKind expected)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Status("/missing", 404);
        site.Status("/gone", 410);
        site.Status("/server error", 500);
        site.Answer("/empty", "application/rss+xml", "");
        site.Answer("/web page", "text/html", "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>This domain is for sale.</p></body></html>");
        site.Answer("/malformed", "application/rss+xml", "<?xml version='1.0'?><rss version='2.0'><chan");
        site.Answer("/binary", "application/octet-stream", [0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2, 3, 0xFF, 0xFE, 0, 0, 7, 0]);
        site.Answer("/50 MB", FiftyMegabytes);
        var url = input switch
        {
            "unreachable" => new Uri($"http://127.0.0.1:{ClosedPort()}/feed"),
            "not allowed address" => new Uri("http://169.254.169.254/feed"),
            _ => site.Url("/" + input),
        };
        var id = await worker.AddSourceAsync(url);

        var summary = await worker.PollAsync(id);

        Assert.Equal(expected, summary.Fault?.Kind);
        var source = await worker.SourceAsync(id);
        Assert.Equal((expected, 1), (source.LastFault, source.ConsecutiveFailures));
        Assert.Matches(@"^\S.{15,}\.$", source.LastFaultMessage);
        Assert.True(source.NextDueAt > worker.Clock.GetUtcNow(), "a fault must not be tried again at once");
    }

    [Fact]
    public async Task One_good_poll_heals_a_source()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Status("/feed", 500);
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Feed("/feed", ("/a", "A"));

        await worker.PollAsync(id);

        var source = await worker.SourceAsync(id);
        Assert.Equal((FaultKind.None, "", 0), (source.LastFault, source.LastFaultMessage, source.ConsecutiveFailures));
    }

    [Fact]
    public async Task A_feed_in_GBK_without_any_declaration_is_decoded()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        var body = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes($"<rss version='2.0'><channel><title>临江晚报</title><item><title>地铁二号线今晨恢复全线运营</title><link>{site.Address}/1</link></item></channel></rss>");
        site.Answer("/feed", "text/xml", body);

        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        Assert.Equal("地铁二号线今晨恢复全线运营", await worker.QueryAsync(db => db.Entries.Select(e => e.Title).SingleAsync()));
    }

    [Fact]
    public async Task A_paused_source_is_not_polled()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.Service<SourceStore>().SetStateAsync(id, SourceState.Paused, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await worker.PollAsync(id)).PollId);
        Assert.Equal(0, site.RequestsFor("/feed"));
    }

    private static async Task FiftyMegabytes(HttpContext context)
    {
        context.Response.ContentType = "application/rss+xml";
        var block = new byte[1024 * 1024];
        for (var i = 0; i < 50 && !context.RequestAborted.IsCancellationRequested; i++)
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
