using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed partial class DriftPageTests
{
    [Fact]
    public async Task Without_an_alarm_the_page_says_what_would_appear()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);

        var page = await host.Get("/drift");

        Assert.Contains("Every site is read as before", page, StringComparison.Ordinal);
        Assert.Contains("at least 38 articles", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer read as before", await host.Get("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_alarms_come_first_with_their_sentences_and_examples_from_before_and_now()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await SampleDrift.Seed(host);

        var page = WebUtility.HtmlDecode(await host.Get("/drift"));

        Assert.Contains("median 412 letters instead of 2,310 over the last 20 articles.", page, StringComparison.Ordinal);
        Assert.Contains("/articles/1\"", page, StringComparison.Ordinal);
        Assert.Contains("/articles/4\"", page, StringComparison.Ordinal);
        Assert.Contains("is a list page, not an article.", page, StringComparison.Ordinal);
        int[] order = [.. new[] { "harbour.example</h2>", "uplandpost.example</h2>", "old.example</td>", "new-look.example</td>" }.Select(part => page.IndexOf(part, StringComparison.Ordinal))];
        Assert.All(order, position => Assert.True(position > 0));
        Assert.Equal(order.Order(), order);
        Assert.Contains("as before again", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_tells_of_open_alarms()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await SampleDrift.Seed(host);

        Assert.Contains("2 sites are no longer read as before.", await host.Get("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_is_accepted_from_the_page_once_and_only_with_the_token_of_the_form()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await SampleDrift.Seed(host);
        var token = WebUtility.HtmlDecode(Token().Match(await host.Get("/drift")).Groups[1].Value);

        Assert.Equal(HttpStatusCode.BadRequest, (await Accept(host, "")).Status);
        Assert.Equal(2, await Open(host));
        Assert.Equal((HttpStatusCode.SeeOther, "/drift?done=accepted"), await Accept(host, token));
        Assert.Equal(1, await Open(host));
        Assert.Equal(HttpStatusCode.NotFound, (await Accept(host, token)).Status);

        var page = await host.Get("/drift?done=accepted");
        Assert.Contains("learnt anew from now on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/drift/4/accept", page, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Location)> Accept(DashboardHost host, string token)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await host.Client.PostAsync("/drift/4/accept", form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }

    private static async Task<int> Open(DashboardHost host)
    {
        await using var db = host.Databases.CreateDbContext();
        return await db.SiteDrifts.CountAsync(drift => drift.EndedAt == null, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
