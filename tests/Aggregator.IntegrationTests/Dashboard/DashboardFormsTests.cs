using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shell;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed partial class DashboardFormsTests
{
    [Fact]
    public async Task A_source_is_paused_resumed_and_refreshed_from_its_page()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);

        Assert.Equal("/sources/3?done=paused", await Post(host, "/sources/3/pause", "/sources/3"));
        Assert.Equal(SourceState.Paused, (await Source(host, 3)).State);
        Assert.Contains("not polled until you resume it", await host.Get("/sources/3?done=paused"), StringComparison.Ordinal);

        await Post(host, "/sources/3/resume", "/sources/3");
        var resumed = await Source(host, 3);
        Assert.Equal(SourceState.Active, resumed.State);
        Assert.Equal("resumed by an operator", resumed.NextDueReason);

        await Post(host, "/sources/2/refresh", "/sources/2");
        Assert.True((await Source(host, 2)).NextDueAt <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_former_address_is_restored_from_the_page_of_its_source()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await SampleUpkeep.Seed(host);

        Assert.Equal("/sources/1?done=restored", await Post(host, "/sources/1/restore-address", "/sources/1"));

        Assert.Equal("https://harbour-news.example/feed", (await Source(host, 1)).Url);
        Assert.Contains("Its former address is back", await host.Get("/sources/1?done=restored"), StringComparison.Ordinal);
        using var again = await Send(host, "/sources/1/restore-address", "/sources/1");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await host.Get("/sources/3");
        using var answer = await host.Client.PostAsync("/sources/3/pause", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(SourceState.Active, (await Source(host, 3)).State);
    }

    [Fact]
    public async Task A_paused_source_cannot_be_refreshed()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        using var answer = await Send(host, "/sources/9/refresh", "/sources/9");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Images_of_articles_are_loaded_only_after_the_reader_asked()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        const string Image = "<img src=\"https://harbour.example/img/marlin.jpg\"";
        await using var db = host.Databases.CreateDbContext();
        var path = $"/articles/{(await db.Articles.FirstAsync(article => article.ImageCredit == "Photo: Harbour Board", TestContext.Current.CancellationToken)).Id}";

        Assert.DoesNotContain(Image, await host.Get(path), StringComparison.Ordinal);
        Assert.Equal(path, await Post(host, "/preferences", path, ("images", "on"), ("back", path)));
        Assert.Contains(Image, await host.Get(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_colours_are_kept()
    {
        await using var host = await DashboardHost.Start();
        Assert.Contains("data-theme=\"auto\"", await host.Get("/"), StringComparison.Ordinal);
        await Post(host, "/preferences", "/", ("theme", "dark"), ("back", "/"));
        Assert.Contains("data-theme=\"dark\"", await host.Get("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles?q=a", "/articles?q=a")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void A_form_leads_back_to_this_site_only(string asked, string path) => Assert.Equal(path, PreferencesEndpoint.LocalPath(asked));

    private static async Task<Source> Source(DashboardHost host, long id)
    {
        await using var db = host.Databases.CreateDbContext();
        return await db.Sources.AsNoTracking().FirstAsync(source => source.Id == id, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Post(DashboardHost host, string path, string from, params (string Name, string Value)[] fields)
    {
        using var answer = await Send(host, path, from, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> Send(DashboardHost host, string path, string from, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await host.Get(from)).Groups[1].Value);
        var form = fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(field => KeyValuePair.Create(field.Name, field.Value));
        return await host.Client.PostAsync(path, new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
