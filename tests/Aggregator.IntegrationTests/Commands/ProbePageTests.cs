using Aggregator.IntegrationTests.Pipeline;

namespace Aggregator.IntegrationTests.Commands;

public sealed class ProbePageTests
{
    private const string Hostile = "<script>alert(1)</script> & \"quotes\"";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_readings_stand_side_by_side_in_one_page_that_refers_to_nothing_outside()
    {
        using var cli = new CommandLine();
        var (page, rule) = await FilesAsync(cli, "title: nav a\nremove: ['article p:nth-of-type(3)']\n");
        var file = Path.Combine(cli.Folder, "both.html");

        var result = await cli.RunAsync("probe", "page", page, "--url", "https://herald.example/ferry", "--rule", rule, "--html", file, "--why");

        Assert.Equal((0, file), (result.ExitCode, result.Output.Trim()));
        var html = await File.ReadAllTextAsync(file, Cancel);
        Assert.Contains("<tr class=\"changed\"><th scope=\"row\">title <small>changed</small></th><td data-label=\"without\">Ferry landing to reopen</td><td data-label=\"with\">Home</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">site</th>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"old\"><del>Engineers will drive forty steel piles", html, StringComparison.Ordinal);
        Assert.Contains("title: site rule", html, StringComparison.Ordinal);
        Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_hostile_page_says_is_text_in_the_written_page()
    {
        using var cli = new CommandLine();
        var encoded = Hostile.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
        var (page, file) = (Path.Combine(cli.Folder, "page.html"), Path.Combine(cli.Folder, "out.html"));
        await File.WriteAllTextAsync(page, TestPages.Article($"Ferry {encoded}", "<meta property=\"og:image\" content=\"javascript:alert(2)\">", [.. TestPages.HarbourText, $"At last: {encoded}"]), Cancel);

        Assert.Equal(0, (await cli.RunAsync("probe", "page", page, "--html", file)).ExitCode);

        var html = await File.ReadAllTextAsync(file, Cancel);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
        Assert.Contains("At last: &lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("With the rule", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_is_shown_in_the_browser_or_its_path_is_told(bool hasBrowser)
    {
        using var cli = new CommandLine { HasBrowser = hasBrowser };
        var (page, rule) = await FilesAsync(cli, "title: nav a\n");

        var result = await cli.RunAsync("probe", "page", page, "--url", "https://herald.example/ferry", "--rule", rule, "--browser");

        var file = Assert.Single(cli.Browsed);
        Assert.Equal((0, file), (result.ExitCode, result.Output.Trim()));
        Assert.Equal(hasBrowser ? "" : $"There is no browser here to show it; open {file} in one.", result.Error.Trim());
        Assert.Contains("With the rule", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_page_that_is_no_article_writes_no_file()
    {
        using var cli = new CommandLine();
        var (page, file) = (Path.Combine(cli.Folder, "page.html"), Path.Combine(cli.Folder, "out.html"));
        await File.WriteAllTextAsync(page, "<html><body></body></html>", Cancel);
        Assert.Equal(1, (await cli.RunAsync("probe", "page", page, "--html", file)).ExitCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Further_pages_are_fetched_once_for_both_readings_unless_one_page_is_asked_for()
    {
        await using var site = await TestSite.StartAsync();
        for (var number = 1; number <= 2; number++)
            site.Answer(number == 1 ? "/report.html" : "/report_2.html", "text/html; charset=utf-8", TestPages.Article("The long report", paragraphs: TestPages.OtherText(number).Take(5))
                .Replace("</article>", number == 1 ? "<div class='pages'><a href='/report_2.html'>下一页</a></div></article>" : "</article>", StringComparison.Ordinal));
        using var cli = new CommandLine();
        var rule = Path.Combine(cli.Folder, "rule.yaml");
        await File.WriteAllTextAsync(rule, "host: 127.0.0.1\ntitle: nav a\n", Cancel);
        var address = site.Url("/report.html").AbsoluteUri;

        var one = await cli.RunAsync("probe", "page", address, "--one-page", "--Http:PageDelay=00:00:00");
        Assert.Equal(0, site.RequestsFor("/report_2.html"));
        var all = await cli.RunAsync("probe", "page", address, "--rule", rule, "--why", "--Http:PageDelay=00:00:00");

        Assert.Equal(1, site.RequestsFor("/report_2.html"));
        Assert.DoesNotContain(TestPages.OtherText(2).First(), one.Output, StringComparison.Ordinal);
        Assert.Equal(3, all.Output.Split(TestPages.OtherText(2).First()).Length);
        Assert.Contains("joined 2 pages", all.Output, StringComparison.Ordinal);
    }

    private static async Task<(string Page, string Rule)> FilesAsync(CommandLine cli, string selectors)
    {
        var (page, rule) = (Path.Combine(cli.Folder, "page.html"), Path.Combine(cli.Folder, "rule.yaml"));
        await File.WriteAllTextAsync(page, TestPages.Article("Ferry landing to reopen"), Cancel);
        await File.WriteAllTextAsync(rule, $"host: herald.example\n{selectors}", Cancel);
        return (page, rule);
    }
}
