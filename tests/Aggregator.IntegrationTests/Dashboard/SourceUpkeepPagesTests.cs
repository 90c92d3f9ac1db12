using System.Net;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class SourceUpkeepPagesTests : IAsyncLifetime
{
    private DashboardHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.Start(SampleNews.Seed);
        await SampleUpkeep.Seed(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_page_of_a_source_tells_its_former_address_its_merges_and_its_lying_server()
    {
        var page = WebUtility.HtmlDecode(await _host.Get("/sources/1"));

        Assert.Contains("It was at https://harbour-news.example/feed until 2026-11-03", page, StringComparison.Ordinal);
        Assert.Contains("Source 2 (https://uplandpost.example/rss) became one with it", page, StringComparison.Ordinal);
        Assert.Contains("fetched whole until 2026-12-20", page, StringComparison.Ordinal);
        Assert.Contains("our own network was down, not counted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_that_requests_carry_a_login_and_shows_no_secret()
    {
        var page = await _host.Get("/sources/1");

        Assert.Contains("header X-Api-Key, a login", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_merged_source_leads_to_the_one_it_became()
    {
        using var answer = await _host.Client.GetAsync("/sources/2", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Found, "/sources/1?done=merged"), (answer.StatusCode, answer.Headers.Location?.OriginalString.Replace(_host.Address.AbsoluteUri.TrimEnd('/'), "", StringComparison.Ordinal)));
        Assert.Contains("became one with this", await _host.Get("/sources/1?done=merged"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_domains_and_rests_are_told()
    {
        Assert.Contains("looks parked or for sale", await _host.Get("/sources/8"), StringComparison.Ordinal);
        Assert.Contains("gone for good (410)", await _host.Get("/sources/6"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_warns_of_our_own_outage_until_it_is_over()
    {
        Assert.Contains("The network of reader-1 is down since 2026-11-23 22:10:00 UTC.", await _host.Get("/"), StringComparison.Ordinal);

        await using (var db = _host.Databases.CreateDbContext())
        {
            db.Outages.Single().EndedAt = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("reader-1", await _host.Get("/"), StringComparison.Ordinal);
    }
}
