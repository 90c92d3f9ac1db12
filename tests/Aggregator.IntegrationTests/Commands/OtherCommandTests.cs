using System.Text.Json;
using Aggregator.IntegrationTests.Pipeline;

namespace Aggregator.IntegrationTests.Commands;

public sealed class OtherCommandTests
{
    [Theory]
    [InlineData("--Http:MaxRedirects=many", "Http:MaxRedirects", "many", "whole number")]
    [InlineData("--Http:MaxRedirects=900", "Http:MaxRedirects", "900", "0 to 30")]
    [InlineData("--Storage:Provider=Oracle", "Storage:Provider", "Oracle", "Sqlite or SqlServer")]
    [InlineData("--Storage:CommandTimeout=0", "Storage:CommandTimeout", "0", "1 to 3600")]
    [InlineData("--Jobs:RoundInterval=soon", "Jobs:RoundInterval", "soon", "a time such as")]
    [InlineData("--Dashboard:Url=gopher://x", "Dashboard:Url", "gopher://x", "http address")]
    [InlineData("--Storage:Connection=x", "Storage:Connection", "is not a setting", "ConnectionString")]
    [InlineData("--Storge:Provider=Sqlite", "Storge:Provider", "is not a setting", "Storage")]
    public async Task A_wrong_setting_stops_the_start_with_key_value_and_what_is_allowed(string setting, string key, string value, string allowed)
    {
        using var cli = new CommandLine();

        var result = await cli.RunAsync("run", setting);

        Assert.Equal(2, result.ExitCode);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains(value, line, StringComparison.Ordinal);
        Assert.Contains(allowed, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_migrated_once_and_its_state_is_told()
    {
        using var cli = new CommandLine();

        Assert.Equal(1, (await cli.RunAsync("db", "status")).ExitCode);
        Assert.Contains("applied", (await cli.RunAsync("db", "migrate")).Output, StringComparison.Ordinal);
        Assert.Contains("up to date", (await cli.RunAsync("db", "migrate")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("db", "status")).ExitCode);
    }

    [Theory]
    [InlineData("Sqlite", "CREATE TABLE \"Articles\"")]
    [InlineData("SqlServer", "CREATE TABLE [Articles]")]
    public async Task The_schema_can_be_printed_for_either_provider_without_a_server(string provider, string expected)
    {
        using var cli = new CommandLine();
        var settings = provider == "SqlServer" ? new[] { "--Storage:Provider=SqlServer" } : [];
        var script = await cli.RunAsync(["db", "script", .. settings]);
        Assert.Contains(expected, script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ALTER DATABASE", script.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_current_is_named_when_it_may_not_be_migrated()
    {
        using var cli = new CommandLine();
        var result = await cli.RunAsync("sources", "list", "--Storage:MigrateOnStart=false");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("db migrate", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_one_line_and_exit_code_4()
    {
        using var cli = new CommandLine();
        var (exitCode, _, error) = await cli.RunAsync(
            "db", "status", "--Storage:Provider=SqlServer", "--Storage:ConnectionString=Server=127.0.0.1,1;Database=x;User Id=x;Password=hunter2;Encrypt=false;Connect Timeout=1");

        Assert.Equal(4, exitCode);
        Assert.Contains("Storage:ConnectionString", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_page_is_probed_as_text_and_as_JSON()
    {
        using var cli = new CommandLine();
        var file = Path.Combine(cli.Folder, "page.html");
        await File.WriteAllTextAsync(file, TestPages.Article("Ferry landing to reopen"), TestContext.Current.CancellationToken);

        var text = await cli.RunAsync("probe", "page", file, "--url", "https://herald.example/ferry", "--why");
        using var json = JsonDocument.Parse((await cli.RunAsync("probe", "page", file, "--json")).Output);

        Assert.Contains("Ferry landing to reopen", text.Output, StringComparison.Ordinal);
        Assert.Contains("harbour master", text.Output, StringComparison.Ordinal);
        Assert.Equal("Ferry landing to reopen", json.RootElement.GetProperty("article").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_selector_for_a_list_page_or_an_API_is_tried_before_the_source_is_added()
    {
        using var cli = new CommandLine();
        var (page, api) = (Path.Combine(cli.Folder, "list.html"), Path.Combine(cli.Folder, "api.json"));
        await File.WriteAllTextAsync(page, "<ul class=a><li><a href=/n/one-long-title>One long title of a story</a></ul><ul class=b><li><a href=/n/two-long-title>Two long title of a story</a></ul>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(api, """{"data":{"list":[{"t":"Third","u":"https://example.com/3","d":"2026-03-02 18:20"}]}}""", TestContext.Current.CancellationToken);

        var links = await cli.RunAsync("probe", "feed", page, "--kind", "Listing", "--selector", ".b a");
        var items = await cli.RunAsync("probe", "feed", api, "--kind", "JsonApi", "--selector", """{"items":"data.list","link":"u","title":"t","published":"d"}""", "--utc-offset", "8");
        var wrong = await cli.RunAsync("probe", "feed", api, "--kind", "JsonApi", "--selector", "data.list");

        Assert.Contains("Two long title", links.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("One long title", links.Output, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 18:20 +08:00", items.Output, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--selector is data.list", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_probed_over_the_network()
    {
        await using var site = await TestSite.StartAsync();
        site.Feed("/feed", ("/a", "First"), ("/b", "Second"));
        using var cli = new CommandLine();

        var probed = await cli.RunAsync("probe", "feed", site.Url("/feed").AbsoluteUri);

        Assert.Equal(0, probed.ExitCode);
        Assert.Contains("rss20", probed.Output, StringComparison.Ordinal);
        Assert.Contains("Second", probed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_address_nor_file_is_said_so()
    {
        using var cli = new CommandLine();
        var result = await cli.RunAsync("probe", "page", "no-such-file.html");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("neither an http address nor a file", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_one_line_a_check()
    {
        using var cli = new CommandLine();
        var result = await cli.RunAsync("doctor", "--offline");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["configuration", "database", "disk", "clock"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[6..19].Trim()));
    }

    [Fact]
    public async Task Help_shows_examples_and_exit_codes()
    {
        using var cli = new CommandLine();
        var root = await cli.RunAsync("--help");
        Assert.Contains("Exit codes", root.Output, StringComparison.Ordinal);
        Assert.Contains("sources add https://example.org", (await cli.RunAsync("sources", "--help")).Output, StringComparison.Ordinal);
    }
}
