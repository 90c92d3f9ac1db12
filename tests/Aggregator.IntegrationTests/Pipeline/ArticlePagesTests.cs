using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class ArticlePagesTests
{
    [Fact]
    public async Task The_pages_of_an_article_become_one_and_what_they_repeat_stands_once()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 3);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        Assert.Equal(EntryState.Stored, Assert.Single(await worker.ReadPagesAsync()).State);

        var article = await worker.QueryAsync(db => db.Articles.SingleAsync());
        for (var page = 1; page <= 3; page++)
            foreach (var paragraph in Paragraphs(page))
                Assert.Equal(2, article.Text.Split(paragraph).Length);
        Assert.Contains("joined 3 pages", article.Decisions, StringComparison.Ordinal);
        Assert.EndsWith("/report.html", article.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("下一页", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_told_and_the_others_are_stored()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 3);
        site.Status("/report_3.html", 500);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        var article = await worker.QueryAsync(db => db.Articles.SingleAsync());
        Assert.Contains(Paragraphs(2)[0], article.Text, StringComparison.Ordinal);
        Assert.Contains("page 3 is missing", article.Decisions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_compares_all_pages()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 3);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));
        await worker.ReadPagesAsync();
        var id = await worker.QueryAsync(db => db.Articles.Select(a => a.Id).SingleAsync());
        worker.Clock.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(RevisitVerdict.Unchanged, (await worker.Service<RevisitRun>().RunAsync(id, TestContext.Current.CancellationToken)).Verdict);
        site.Status("/report_2.html", 503);
        worker.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(RevisitVerdict.Failed, (await worker.Service<RevisitRun>().RunAsync(id, TestContext.Current.CancellationToken)).Verdict);
        Assert.Equal(0, await worker.QueryAsync(db => db.Revisions.CountAsync()));
    }

    [Fact]
    public async Task An_article_without_end_is_read_up_to_a_limit()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 40);
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        Assert.Equal(1, site.RequestsFor("/report_12.html"));
        Assert.Equal(0, site.RequestsFor("/report_13.html"));
    }

    [Fact]
    public async Task The_page_that_holds_the_whole_article_is_read_instead_of_the_others()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 3, "<p><a href=\"/report_all.html\">在本页阅读全文</a></p>");
        const string Closing = "The harbour master closed the book of the old year and wrote the first line of the new one.";
        site.Answer("/report_all.html", "text/html; charset=utf-8", TestPages.Article("The long report", paragraphs: [.. Enumerable.Range(1, 3).SelectMany(Paragraphs), Closing]));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        var article = await worker.QueryAsync(db => db.Articles.SingleAsync());
        Assert.Contains(Paragraphs(3)[0], article.Text, StringComparison.Ordinal);
        Assert.Contains("the whole article was read from", article.Decisions, StringComparison.Ordinal);
        Assert.Equal(0, site.RequestsFor("/report_2.html"));
        var memory = await worker.Service<SiteMemoryStore>().ReadAsync(site.Url("/report.html"), TestContext.Current.CancellationToken);
        var (counts, _) = memory.Repeats([LineHash.Of(Closing), LineHash.Of("Another line of another article."), LineHash.Of("And one more.")]);
        Assert.Equal([1, 0, 0], counts);
    }

    [Fact]
    public async Task A_whole_page_that_holds_something_else_is_left_and_the_pages_are_joined()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        Publish(site, 3, "<p><a href=\"/report_all.html\">Single page</a></p>");
        site.Answer("/report_all.html", "text/html; charset=utf-8", TestPages.Article("The long report", paragraphs: [.. TestPages.OtherText(9).Take(8)]));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));

        await worker.ReadPagesAsync();

        Assert.Contains("joined 3 pages", await worker.QueryAsync(db => db.Articles.Select(a => a.Decisions).SingleAsync()), StringComparison.Ordinal);
    }

    private static void Publish(TestSite site, int pages, string foot = "")
    {
        site.Feed("/feed", ("/report.html", "The long report"));
        for (var page = 1; page <= pages; page++)
        {
            var next = page < pages ? $"<div class='pages'><a href='/report_{page + 1}.html'>下一页</a>{foot}</div>" : "";
            site.Answer(page == 1 ? "/report.html" : $"/report_{page}.html", "text/html; charset=utf-8", TestPages.Article("The long report", paragraphs: Paragraphs(page)).Replace("</article>", next + "</article>", StringComparison.Ordinal));
        }
    }

    private static string[] Paragraphs(int page) => [.. TestPages.OtherText(page).Take(5)];
}
