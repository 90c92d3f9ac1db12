using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Aggregator.Worker.Demo;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Demo;

public sealed partial class DemoWebTests : IAsyncLifetime
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
    public void Every_site_has_a_loopback_address_of_its_own()
    {
        Assert.All(_web.Sites, site => Assert.True(IPAddress.IsLoopback(site.Endpoint.Address)));
        Assert.Equal(_web.Sites.Count, _web.Sites.Select(s => s.Base.Authority).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Two_webs_run_side_by_side()
    {
        await using var other = await DemoWeb.StartAsync(_time, Cancel);

        Assert.Empty(_web.Sources.Select(s => s.Url).Intersect(other.Sources.Select(s => s.Url)));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(SiteNamed("临江晚报", other).Base, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Every_article_appears_in_time_and_its_page_holds_its_text()
    {
        _time.Advance(TimeSpan.FromHours(1));
        foreach (var site in _web.Sites)
            foreach (var article in site.Articles)
            {
                var page = WebUtility.HtmlDecode(site.Encoding.GetString(await _http.GetByteArrayAsync(new Uri(site.Base, site.PathOf(article)), Cancel)));
                Assert.Contains(article.Text["title"], page, StringComparison.Ordinal);
                Assert.All(article.Text.Body.Split("\n\n").Where(b => b[0] is not ('#' or '>' or '!')), block => Assert.Contains(block, page, StringComparison.Ordinal));
                Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task A_new_article_appears_about_every_nine_seconds_for_four_minutes()
    {
        var seen = new List<int> { await LinesOfAllFeedsAsync() };
        for (var step = 0; step < 28; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(9));
            seen.Add(await LinesOfAllFeedsAsync());
        }

        Assert.Equal(27, seen.Zip(seen.Skip(1)).Count(pair => pair.Second > pair.First));
    }

    [Fact]
    public async Task An_article_that_has_not_appeared_is_not_found()
    {
        var site = SiteNamed("North Harbour Courier");
        var next = new Uri(site.Base, site.PathOf(site.Articles.Last(a => a.Published > _time.GetUtcNow())));

        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(next, Cancel)).StatusCode);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync(next, Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_daily_in_GBK_sends_GBK_bytes_and_says_so_only_inside()
    {
        var site = SiteNamed("临江晚报");
        foreach (var url in new[] { new Uri(site.Base, site.FeedPath), new Uri(site.Base, site.PathOf(site.Articles[^1])) })
        {
            using var answer = await _http.GetAsync(url, Cancel);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);

            Assert.Null(answer.Content.Headers.ContentType?.CharSet);
            Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(bytes));
            var text = CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetString(bytes);
            Assert.Contains("临江晚报", text, StringComparison.Ordinal);
            Assert.Contains("gb2312", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_broken_feed_is_not_well_formed()
    {
        foreach (var source in _web.Sources.Where(s => s.Kind == DemoSourceKind.Feed && s.ExpectedFault is null))
        {
            var bytes = await _http.GetByteArrayAsync(source.Url, Cancel);
            if (source.Url.AbsolutePath.EndsWith(".json", StringComparison.Ordinal)) JsonDocument.Parse(bytes).Dispose();
            else if (source.Name == "海岬時報") Assert.Throws<XmlException>(() => XDocument.Parse(Encoding.UTF8.GetString(bytes).TrimStart()));
            else Assert.NotEmpty(Xml(source, bytes).Descendants());
        }
    }

    [Fact]
    public async Task Two_sources_fail_on_purpose()
    {
        var answers = await Task.WhenAll(_web.Sources.Where(s => s.ExpectedFault is not null).Select(s => _http.GetAsync(s.Url, Cancel)));

        Assert.Equal([(HttpStatusCode.OK, "text/html"), (HttpStatusCode.InternalServerError, "text/html")],
            answers.Select(a => (a.StatusCode, a.Content.Headers.ContentType?.MediaType)).Order());
    }

    [Theory]
    [InlineData("North Harbour Courier", true, true)]
    [InlineData("Lowland Notes", true, false)]
    [InlineData("知澜网", false, true)]
    public async Task A_client_that_has_the_feed_already_gets_304_until_it_changes(string name, bool byTag, bool byDate)
    {
        var feed = new Uri(SiteNamed(name).Base, SiteNamed(name).FeedPath);
        using var first = await _http.GetAsync(feed, Cancel);
        Assert.Equal((byTag, byDate), (first.Headers.ETag is not null, first.Content.Headers.LastModified is not null));

        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync(feed, first));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync(feed, first));
    }

    [Fact]
    public async Task Every_link_and_picture_stays_on_its_own_site_and_leads_somewhere()
    {
        _time.Advance(TimeSpan.FromHours(1));
        foreach (var site in _web.Sites.Where(s => s.Find("feed-status") is null))
        {
            var seen = new HashSet<Uri>();
            var waiting = new Queue<Uri>([site.Base, new Uri(site.Base, "/robots.txt"), .. site.Articles.Select(a => new Uri(site.Base, site.PathOf(a)))]);
            while (waiting.TryDequeue(out var url))
            {
                if (!seen.Add(url)) continue;
                Assert.Equal(site.Base.Authority, url.Authority);
                using var answer = await _http.GetAsync(url, Cancel);
                Assert.True(answer.IsSuccessStatusCode, $"{url} answers {(int)answer.StatusCode}");
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var html = site.Encoding.GetString(await answer.Content.ReadAsByteArrayAsync(Cancel));
                foreach (Match link in Link.Matches(html)) waiting.Enqueue(new Uri(url, WebUtility.HtmlDecode(link.Groups[1].Value.Split('#')[0])));
            }
            Assert.True(seen.Count > site.Articles.Count + 2, $"{site.Base} has no links");
        }
    }

    private DemoSite SiteNamed(string name, DemoWeb? web = null) => (web ?? _web).Sites.First(s => s.Settings["name"] == name);

    private async Task<int> LinesOfAllFeedsAsync()
    {
        var lines = 0;
        foreach (var source in _web.Sources.Where(s => s.ExpectedFault is null))
            lines += (await _http.GetByteArrayAsync(source.Url, Cancel)).Count(b => b == '\n');
        return lines;
    }

    private async Task<HttpStatusCode> AskAgainAsync(Uri url, HttpResponseMessage first)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (first.Headers.ETag is { } tag) request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, tag.IsWeak));
        request.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var answer = await _http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private XDocument Xml(DemoSource source, byte[] bytes) => XDocument.Parse(SiteNamed(source.Name).Encoding.GetString(bytes));

    [GeneratedRegex("""(?:href|src|action|content)="((?:http|/)[^"]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Link { get; }
}
