using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>The page that tries rules, over HTTP, on pages that the worker itself stored.</summary>
public sealed partial class RulesPageTests : IAsyncLifetime
{
    private readonly string _rules = Directory.CreateTempSubdirectory("aggregator-rules-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    private TestSite _site = default!;
    private TestWorker _worker = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _worker = await TestWorker.CreateAsync(("Extraction:RulesFolder", _rules));
        await _worker.ListenAsync();
        _client.BaseAddress = new Uri(_worker.App.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _worker.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_rules, recursive: true);
    }

    [Fact]
    public async Task A_rule_is_tried_on_the_newest_stored_pages_and_nothing_is_stored()
    {
        await StoreAsync(Enumerable.Range(1, 7).Select(number => ($"Ferry {number}", TestPages.Article($"Ferry {number}"))));

        var page = await TryAsync("host: 127.0.0.1\ntitle: nav a\nremove: ['article p:nth-of-type(3)']\n");

        Assert.Contains("5 of 5 pages change.", page, StringComparison.Ordinal);
        Assert.Contains("<dt>title</dt><dd class=\"diff\"><del>Ferry 7</del> → <ins>Home</ins></dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<del>Ferry 2</del>", page, StringComparison.Ordinal);
        Assert.Contains("<del>Engineers will drive forty steel piles", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Shopkeepers along the quay", page, StringComparison.Ordinal);
        Assert.Contains("7 of 7 pages change.", await TryAsync("host: 127.0.0.1\ntitle: nav a\n", "20"), StringComparison.Ordinal);
        Assert.Contains("0 of 5 pages change.", await TryAsync("host: 127.0.0.1\ntitle: h1\n"), StringComparison.Ordinal);
        Assert.All(await _worker.QueryAsync(db => db.Articles.Select(article => article.Title).ToListAsync()), title => Assert.StartsWith("Ferry ", title, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_rules));
    }

    [Fact]
    public async Task Pages_that_lose_their_text_are_counted_and_a_live_rule_is_what_is_compared_with()
    {
        await StoreAsync([("Ferry", TestPages.Article("Ferry"))]);

        var lost = await TryAsync("host: 127.0.0.1\nremove: [article]\n");
        var half = await TryAsync("host: 127.0.0.1\nremove: ['article p:nth-of-type(n+4)']\n");
        Assert.Contains("1 can no longer be read", lost, StringComparison.Ordinal);
        Assert.Contains("With the rule: ", lost, StringComparison.Ordinal);
        Assert.Contains("1 loses more than half of the text", half, StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(_rules, "live.yaml"), "host: 127.0.0.1\ntitle: nav a\n", Cancel);
        _worker.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains("<del>Home</del> → <ins>Ferry</ins>", await TryAsync("host: 127.0.0.1\ntitle: h1\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: h1", "The rule names no host.")]
    [InlineData("host:\n", "The rule names no host.")]
    [InlineData("host: https://example.org/", "give one such as example.org")]
    [InlineData("host: example.org\nremove:\ntitle: 'h1[['", "The selector h1[[ is not valid CSS.")]
    [InlineData("host: [", "The rule is not valid YAML at line")]
    [InlineData("host: example.org\ncolour: red", "The rule is not valid YAML at line 2")]
    public async Task A_rule_that_is_not_valid_is_told_beside_the_form_which_keeps_it(string rule, string error)
    {
        var page = await TryAsync(rule);

        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains(error, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains($">\n{rule.Trim()}", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":not(")]
    [InlineData(":has(")]
    public async Task A_rule_that_nests_without_end_is_refused(string nested)
    {
        var selector = string.Concat(Enumerable.Repeat(nested, 3000)) + "a" + new string(')', 3000);
        Assert.Contains("is longer than 1000 characters", await TryAsync($"host: example.org\ntitle: '{selector}'"), StringComparison.Ordinal);
        Assert.Contains("not valid YAML", await TryAsync($"host: {new string('[', 15_000)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_of_which_no_page_is_kept_is_told() =>
        Assert.Contains("No page of nobody.example or a sub-domain of it is stored", await TryAsync("host: nobody.example\ntitle: h1\n"), StringComparison.Ordinal);

    [Fact]
    public async Task What_hostile_pages_and_rules_say_is_text()
    {
        const string Script = "&lt;script&gt;alert(1)&lt;/script&gt;";
        await StoreAsync([("Ferry", TestPages.Article("Ferry", paragraphs: [.. TestPages.HarbourText, $"At last they wrote {Script} upon the door of the harbour office."]).Replace("By Mara Quill", $"By {Script}", StringComparison.Ordinal))]);

        var page = await TryAsync("host: 127.0.0.1\nauthor: .byline\nremove: ['article p:last-of-type']\n# </textarea><script>alert(2)</script>\n");

        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await GetAsync("/rules?host=" + Uri.EscapeDataString("</textarea><script>alert(3)</script>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_without_a_token_or_too_large_is_refused()
    {
        await GetAsync("/rules");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/rules") { Content = new FormUrlEncodedContent([KeyValuePair.Create("rule", "host: 127.0.0.1")]) };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        using var refused = await _client.SendAsync(foreign, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var noForm = await _client.PostAsync("/rules", new StringContent("{}"), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, noForm.StatusCode);
        using var large = await SendAsync($"host: example.org\n# {new string('x', 70_000)}", "5");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task The_live_rules_are_listed_those_that_are_refused_too()
    {
        await File.WriteAllTextAsync(Path.Combine(_rules, "good.yaml"), "host: example.org\ntitle: h1\n", Cancel);
        await File.WriteAllTextAsync(Path.Combine(_rules, "bad.yaml"), "host: example.net\ntitle: 'h1[['\n", Cancel);

        var page = await GetAsync("/rules");

        Assert.Matches("(?s)good\\.yaml.*example\\.org.*badge ok", page);
        Assert.Contains("The selector h1[[ is not valid CSS.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What it said before", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_article_leads_to_a_rule_for_its_site()
    {
        await StoreAsync([("Ferry", TestPages.Article("Ferry"))]);
        Assert.Contains("<a href=\"/rules?host=127.0.0.1\">Try a rule for this site</a>", await GetAsync("/articles/1"), StringComparison.Ordinal);
        Assert.Contains("host: news.example.org\n", WebUtility.HtmlDecode(await GetAsync("/rules?host=www.News.example.org")), StringComparison.Ordinal);
    }

    private async Task StoreAsync(IEnumerable<(string Title, string Html)> pages)
    {
        var entries = pages.Select((page, number) => (Path: $"/{number + 1}", page.Title, page.Html)).ToList();
        foreach (var (path, _, html) in entries)
            _site.Answer(path, "text/html; charset=utf-8", html);
        _site.Feed("/feed", [.. entries.Select(entry => (entry.Path, entry.Title)).Reverse()]);
        await _worker.PollAsync(await _worker.AddSourceAsync(_site.Url("/feed")));
        _worker.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var id in await _worker.QueryAsync(db => db.Entries.OrderBy(entry => entry.Url).Select(entry => entry.Id).ToListAsync()))
            Assert.Equal(EntryState.Stored, (await _worker.Service<Core.Pipeline.PageRun>().RunAsync(id, Cancel)).State);
    }

    private async Task<string> GetAsync(string path) => await _client.GetStringAsync(path, Cancel);

    private async Task<string> TryAsync(string rule, string pages = "5")
    {
        using var answer = await SendAsync(rule, pages);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(Cancel)).Replace("&#x2192;", "→", StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string rule, string pages)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await GetAsync("/rules")).Groups[1].Value);
        return await _client.PostAsync("/rules", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("rule", rule), KeyValuePair.Create("pages", pages)]), Cancel);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
