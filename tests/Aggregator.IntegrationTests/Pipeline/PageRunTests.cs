using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class PageRunTests
{
    [Fact]
    public async Task A_page_becomes_an_article_with_its_original_and_fingerprint()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/ferry", "Ferry landing to reopen"));
        var html = TestPages.Article("Ferry landing to reopen");
        site.Answer("/ferry", "text/html; charset=utf-8", html);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        var summary = Assert.Single(await worker.ReadPagesAsync());

        Assert.Equal(EntryState.Stored, summary.State);
        var article = await worker.QueryAsync(db => db.Articles.SingleAsync());
        Assert.Equal("Ferry landing to reopen", article.Title);
        Assert.Equal("Mara Quill", article.Authors);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 7, 30, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(60, article.PublishedOffsetMinutes);
        Assert.Equal("en", article.Language);
        Assert.All(TestPages.HarbourText, paragraph => Assert.Contains(paragraph, article.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("All rights reserved", article.Text, StringComparison.Ordinal);
        var original = await worker.QueryAsync(db => db.Originals.SingleAsync());
        Assert.Equal(html, Encoding.UTF8.GetString(OriginalCompression.Expand(original.Body, original.Length)));
        Assert.Equal(article.Id, await worker.QueryAsync(db => db.Fingerprints.Select(f => f.ArticleId).SingleAsync()));
    }

    [Fact]
    public async Task A_GBK_page_is_decoded_by_its_declaration()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        const string Paragraph = "记者从市交通局获悉,连接东西两岸的跨江大桥将于下月初开放通行,届时两岸车程将由四十分钟缩短至十分钟,沿线居民出行更加便利。";
        var html = $"<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>跨江大桥下月通车</title></head><body><h1>跨江大桥下月通车</h1><div class='content'>{string.Concat(Enumerable.Range(1, 5).Select(i => $"<p>第{i}段。{Paragraph}</p>"))}</div></body></html>";
        site.Feed("/feed", ("/1.htm", "bridge"));
        site.Answer("/1.htm", "text/html", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(html));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        var article = await worker.QueryAsync(db => db.Articles.SingleAsync());
        Assert.Equal("跨江大桥下月通车", article.Title);
        Assert.Contains(Paragraph, article.Text, StringComparison.Ordinal);
        Assert.Equal("zh", article.Language);
    }

    [Fact]
    public async Task Addresses_that_lead_to_one_page_give_one_article()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/short/1", "Ferry"), ("/news/ferry", "Ferry"));
        site.Answer("/short/1", context =>
        {
            context.Response.Redirect("/news/ferry");
            return Task.CompletedTask;
        });
        site.Answer("/news/ferry", "text/html", TestPages.Article("Ferry"));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        var states = (await worker.ReadPagesAsync()).Select(summary => summary.State);

        Assert.Equal([EntryState.Stored, EntryState.Known], states);
        Assert.Equal(1, await worker.QueryAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task A_missing_page_is_tried_once_more_and_then_given_up_with_its_cause()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/nothing", "Nothing"));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        Assert.Equal(EntryState.Waiting, Assert.Single(await worker.ReadPagesAsync()).State);
        Assert.Empty(await worker.ReadPagesAsync());
        worker.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(EntryState.Failed, Assert.Single(await worker.ReadPagesAsync()).State);

        var entry = await worker.QueryAsync(db => db.Entries.SingleAsync());
        Assert.Equal((FaultKind.NotFound, 2), (entry.Fault, entry.Attempts));
        Assert.NotEmpty(entry.FaultMessage);
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7 not a page", FaultKind.NotHtml)]
    [InlineData("text/html", "   ", FaultKind.EmptyBody)]
    public async Task What_is_no_page_is_recorded_as_such(string contentType, string body, FaultKind expected)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/x", "X"));
        site.Answer("/x", contentType, body);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        Assert.Equal(expected, await worker.QueryAsync(db => db.Entries.Select(e => e.Fault).SingleAsync()));
        Assert.Equal(0, await worker.QueryAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task Script_in_a_page_never_reaches_the_stored_body()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/x", "X"));
        site.Answer("/x", "text/html", TestPages.Article("X", null,
            TestPages.HarbourText.Append("Look <img src=x onerror=alert(1)> here <script>alert(2)</script> and <a href='javascript:alert(3)'>there</a>, said the harbour master in closing.")));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        var html = await worker.QueryAsync(db => db.Articles.Select(a => a.Html).SingleAsync());
        Assert.Contains("said the harbour master", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_on_other_hosts_under_other_titles_end_in_one_group()
    {
        await using var herald = await TestSite.StartAsync("127.0.0.1");
        await using var courier = await TestSite.StartAsync("127.0.0.2");
        await using var worker = await TestWorker.CreateAsync();
        herald.Feed("/feed", ("/ferry", "Ferry landing to reopen"), ("/cape", "Calm at the cape"));
        herald.Answer("/ferry", "text/html", TestPages.Article("Ferry landing to reopen"));
        herald.Answer("/cape", "text/html", TestPages.Article("Calm at the cape", null, TestPages.OtherText(3)));
        courier.Feed("/feed", ("/story", "Saltmere gets its boat back"));
        courier.Answer("/story", "text/html", TestPages.Article("Saltmere gets its boat back", null, TestPages.HarbourText.Take(4)));
        await worker.PollAsync(await worker.AddSourceAsync(herald.Url("/feed")));
        await worker.PollAsync(await worker.AddSourceAsync(courier.Url("/feed")));
        await worker.ReadPagesAsync();

        var summary = await worker.GroupAsync();

        Assert.Equal((3, 1), (summary.Articles, summary.Copies));
        var groups = await worker.QueryAsync(db => db.Articles.GroupBy(a => a.GroupId).Select(g => g.Count()).ToListAsync());
        Assert.Equal([1, 2], groups.Order());
        var link = await worker.QueryAsync(db => db.Links.SingleAsync(l => l.Relation != "Unrelated"));
        Assert.InRange(link.Containment, 0.6, 1);
        Assert.Equal(2, await worker.QueryAsync(db => db.Groups.MaxAsync(g => g.Size)));
    }
}
