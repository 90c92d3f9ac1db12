using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed partial class DashboardPagesTests(SampleDashboard sample) : IClassFixture<SampleDashboard>
{
    private static readonly string[] AllPages = ["/", "/articles", "/articles?copies=all", "/stories", "/copies", "/hot", "/sources", "/sources/1", "/sources/7"];

    [Theory]
    [InlineData("/", "Recently stored")]
    [InlineData("/", "gave no whole answer within 30 s")]
    [InlineData("/articles", "Island ferry to run on batteries alone from May")]
    [InlineData("/articles?q=\u94a0\u79bb\u5b50", "3 copies")]
    [InlineData("/articles?language=en&copies=all&before=60", "Newest")]
    [InlineData("/articles?source=4", "\u5cad\u5357\u79d1\u6280\u89c2\u5bdf")]
    [InlineData("/articles?before=nonsense&source=-1", "Articles")]
    [InlineData("/copies", "likely original")]
    [InlineData("/sources", "Slow Server Gazette")]
    [InlineData("/sources?state=faulty&fault=Timeout&sort=failures&q=slow", "gave no whole answer within 30 s")]
    [InlineData("/sources?state=paused", "Quiet Notes")]
    [InlineData("/sources/7", "5 polls failed in a row")]
    [InlineData("/sources/1", "answers 404: there is nothing at the address")]
    public async Task Each_page_answers_and_shows_what_is_stored(string path, string shown) =>
        Assert.Contains(shown, WebUtility.HtmlDecode(await sample.Host.Get(path)), StringComparison.Ordinal);

    [Fact]
    public async Task The_page_of_an_article_shows_its_text_its_zone_its_evidence_and_its_log()
    {
        var cut = await Article("Battery ferry: island crossing goes electric from May");
        var page = WebUtility.HtmlDecode(await sample.Host.Get($"/articles/{cut.Id}"));
        Assert.Contains(cut.Html, page, StringComparison.Ordinal);
        Assert.Contains("+01:00", page, StringComparison.Ordinal);
        Assert.Contains("25 min later", page, StringComparison.Ordinal);
        Assert.Contains("41 of 42 shingles", page, StringComparison.Ordinal);
        Assert.Contains("credits Harbour Courier", page, StringComparison.Ordinal);
        Assert.Contains("<mark>: island crossing goes electric</mark>", page, StringComparison.Ordinal);
        Assert.Contains("cut aside.related", page, StringComparison.Ordinal);
        Assert.Contains("og:title", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{cut.Url}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chinese_article_is_marked_as_chinese()
    {
        var article = await Article("\u5feb\u8baf", prefix: true);
        Assert.Contains("<article lang=\"zh\">", await sample.Host.Get($"/articles/{article.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_share_one_row_and_paging_shows_every_row_once()
    {
        var seen = new List<string>();
        for (var path = "/articles"; path is not null;)
        {
            var page = await sample.Host.Get(path);
            seen.AddRange(RowKeys().Matches(page).Select(match => match.Groups[1].Value));
            path = OlderLink().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }
        await using var db = sample.Host.Databases.CreateDbContext();
        var expected = await db.Articles.CountAsync(article => article.GroupId == null, TestContext.Current.CancellationToken) + await db.Groups.CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_list_of_one_source_shows_its_own_copy_and_says_that_it_is_one()
    {
        var page = await sample.Host.Get("/articles?source=2");
        Assert.Contains("Battery ferry: island crossing goes electric from May", page, StringComparison.Ordinal);
        Assert.Contains("copy of another site's article", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_whose_page_names_no_site_is_shown_under_its_source()
    {
        var article = await Article("Why the tide gauges disagree", prefix: true);
        Assert.Contains("<strong>Tideline Weekly</strong>", await sample.Host.Get($"/articles/{article.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wildcard_in_a_search_stands_for_itself() =>
        Assert.Contains("No article matches.", await sample.Host.Get("/articles?q=%25_%25"), StringComparison.Ordinal);

    [Fact]
    public async Task Hostile_titles_and_addresses_are_shown_as_text()
    {
        var article = await Article("<script>", prefix: true);
        foreach (var path in AllPages.Append($"/articles/{article.Id}"))
        {
            var page = await sample.Host.Get(path);
            Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task No_page_needs_more_than_its_policy_allows()
    {
        foreach (var path in AllPages)
        {
            using var answer = await sample.Host.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch(Inline(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/nowhere", "There is no page at /nowhere.")]
    [InlineData("/articles/999999", "There is no article 999999.")]
    [InlineData("/articles/ferry", "There is no page at /articles/ferry.")]
    [InlineData("/sources/999999", "There is no source 999999.")]
    public async Task What_is_not_there_is_a_404_that_leads_on(string path, string sentence)
    {
        var page = WebUtility.HtmlDecode(await sample.Host.Get(path, HttpStatusCode.NotFound));
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/articles\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_are_served_from_the_assembly_and_kept_for_good()
    {
        var page = await sample.Host.Get("/");
        foreach (var path in AssetPaths().Matches(page).Select(match => match.Value).Distinct())
        {
            using var answer = await sample.Host.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        await sample.Host.Get("/assets/000000000000/dashboard.css", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_database_without_sources_shows_how_to_add_one()
    {
        await using var host = await DashboardHost.Start();
        Assert.Contains("dotnet run --project src/Aggregator.Worker -- sources add https://", await host.Get("/"), StringComparison.Ordinal);
        Assert.Contains("sources add https://", await host.Get("/sources"), StringComparison.Ordinal);
        await host.Get("/articles");
        await host.Get("/stories");
        await host.Get("/copies");
        await host.Get("/hot");
    }

    [Fact]
    public async Task A_database_without_tables_gives_a_page_that_says_what_to_do()
    {
        await using var host = await DashboardHost.Start(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Sources"));
        using var answer = await host.Client.GetAsync("/sources", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Contains("db migrate", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<Article> Article(string title, bool prefix = false)
    {
        await using var db = sample.Host.Databases.CreateDbContext();
        return await db.Articles.FirstAsync(article => prefix ? article.Title.StartsWith(title) : article.Title == title, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("data-key=\"article-(\\d+)\"")]
    private static partial Regex RowKeys();

    [GeneratedRegex("<a rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex OlderLink();

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex AssetPaths();

    [GeneratedRegex("<script(?![^>]*\\ssrc=)|<style|\\sstyle=\"|\\son[a-z]+=\"", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
