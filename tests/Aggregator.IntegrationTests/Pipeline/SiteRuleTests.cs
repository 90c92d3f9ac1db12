using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class SiteRuleTests : IDisposable
{
    private const string Rule = "host: 127.0.0.1\nbody: main article\nremove: [p.byline]\ntitle: nav a\nauthor: .byline\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-rules-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_rule_counts_from_the_next_page_on_without_a_restart_and_so_does_its_change()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync(("Extraction:RulesFolder", _folder));
        Assert.Equal("Ferry 1", await ReadAsync(site, worker, 1));

        Write("site.yaml", Rule, 1);
        Assert.Equal("Home", await ReadAsync(site, worker, 2));
        Write("site.yaml", "{\"host\": \"127.0.0.1\", \"title\": \"footer\"}", 2);
        Assert.StartsWith("© Saltmere Herald", await ReadAsync(site, worker, 3), StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "site.yaml"));
        Assert.Equal("Ferry 4", await ReadAsync(site, worker, 4));
    }

    [Theory]
    [InlineData("title: h1")]
    [InlineData("host: 127.0.0.1\ntitle: 'h1[['")]
    [InlineData("host: [")]
    public async Task A_rule_that_is_not_valid_leaves_what_it_said_before(string broken)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync(("Extraction:RulesFolder", _folder));
        Write("site.yaml", Rule, 1);
        Assert.Equal("Home", await ReadAsync(site, worker, 1));

        Write("site.yaml", broken, 2);

        Assert.Equal("Home", await ReadAsync(site, worker, 2));
    }

    [Fact]
    public async Task Of_several_rules_the_one_of_the_longest_host_counts()
    {
        Write("a.yaml", "host: example.org\ntitle: h1", 1);
        Write("b.yml", "host: news.example.org\ntitle: h2", 1);
        Write("c.txt", "host: news.example.org\ntitle: h3", 1);
        await using var worker = await TestWorker.CreateAsync(("Extraction:RulesFolder", _folder));
        var rules = worker.Service<SiteRules>();
        Assert.Equal("h2", rules.For(new Uri("https://www.news.example.org/1"))?.Title);
        Assert.Equal("h1", rules.For(new Uri("https://example.org/1"))?.Title);
        Assert.Null(rules.For(new Uri("https://notexample.org/1")));
    }

    [Fact]
    public async Task A_rule_is_tried_on_a_page_before_it_counts()
    {
        using var cli = new CommandLine();
        var (page, rule) = (Path.Combine(cli.Folder, "page.html"), Path.Combine(cli.Folder, "rule.yaml"));
        await File.WriteAllTextAsync(page, TestPages.Article("Ferry landing to reopen"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(rule, "host: herald.example\ntitle: nav a\n", TestContext.Current.CancellationToken);

        var both = await cli.RunAsync("probe", "page", page, "--url", "https://www.herald.example/ferry", "--rule", rule);
        var other = await cli.RunAsync("probe", "page", page, "--url", "https://other.example/ferry", "--rule", rule);

        Assert.Matches(@"(?s)--- without the rule.*title\s+Ferry landing to reopen.*--- with the rule.*title\s+Home", both.Output);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("is for herald.example, but the page is of other.example", other.Error, StringComparison.Ordinal);
    }

    private void Write(string name, string text, int minute)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
    }

    private static async Task<string> ReadAsync(TestSite site, TestWorker worker, int number)
    {
        site.Feed("/feed", ($"/ferry-{number}", $"Ferry {number}"));
        site.Answer($"/ferry-{number}", "text/html; charset=utf-8", TestPages.Article($"Ferry {number}"));
        var source = await worker.QueryAsync(db => db.Sources.Select(s => s.Id).FirstOrDefaultAsync());
        await worker.PollAsync(source == 0 ? await worker.AddSourceAsync(site.Url("/feed")) : source);
        worker.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EntryState.Stored, Assert.Single(await worker.ReadPagesAsync()).State);
        return await worker.QueryAsync(db => db.Articles.OrderByDescending(a => a.Id).Select(a => a.Title).FirstAsync());
    }
}
