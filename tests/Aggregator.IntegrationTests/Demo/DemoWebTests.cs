using System.Net;
using Aggregator.Worker.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Demo;

public sealed class DemoWebTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 5, 11, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private DemoWeb _web = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _web = await DemoWeb.StartAsync(_time, Cancel);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Every_source_that_should_work_answers()
    {
        foreach (var source in _web.Sources.Where(s => s.ExpectedFault is null))
            Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(source.Url, Cancel)).StatusCode);
    }

    [Fact]
    public void Every_site_has_a_loopback_address_of_its_own() =>
        Assert.Equal(_web.Sites.Count, _web.Sites.Select(s => s.Base.Authority).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public async Task Every_article_appears_in_time_and_its_page_holds_its_text()
    {
        _time.Advance(TimeSpan.FromHours(1));
        foreach (var site in _web.Sites)
            foreach (var article in site.Articles)
            {
                var page = WebUtility.HtmlDecode(site.Encoding.GetString(await _http.GetByteArrayAsync(new Uri(site.Base, site.PathOf(article)), Cancel)));
                Assert.Contains(article.Text["title"], page, StringComparison.Ordinal);
                Assert.Contains(article.Text.Body.Split("\n\n")[0], page, StringComparison.Ordinal);
                Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
            }
    }
}
