using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Aggregator.IntegrationTests.Pipeline;

namespace Aggregator.IntegrationTests.Commands;

public sealed class SourcesCommandTests
{
    [Fact]
    public async Task A_source_goes_through_its_life_by_commands()
    {
        await using var site = await TestSite.StartAsync();
        site.Feed("/feed", ("/a", "A"));
        using var cli = new CommandLine();

        Assert.Contains("No sources", (await cli.RunAsync("sources", "list")).Output, StringComparison.Ordinal);
        var added = await cli.RunAsync("sources", "add", site.Url("/feed").AbsoluteUri, "--name", "Herald", "--folder", "News/Local");
        Assert.Equal(0, added.ExitCode);
        Assert.Contains("added 1", added.Output, StringComparison.Ordinal);
        Assert.Contains("already there", (await cli.RunAsync("sources", "add", site.Url("/feed").AbsoluteUri)).Output, StringComparison.Ordinal);
        Assert.Contains("Herald", (await cli.RunAsync("sources", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("sources", "pause", "1")).ExitCode);
        Assert.Contains("Paused", (await cli.RunAsync("sources", "show", site.Url("/feed").AbsoluteUri)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("sources", "resume", "1")).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("sources", "refresh", "1")).ExitCode);
        using var shown = JsonDocument.Parse((await cli.RunAsync("sources", "show", "1", "--json")).Output);
        Assert.Equal("News/Local", shown.RootElement.GetProperty("source").GetProperty("folder").GetString());
        Assert.Equal(0, (await cli.RunAsync("sources", "remove", "1")).ExitCode);
        Assert.Equal(3, (await cli.RunAsync("sources", "show", "1")).ExitCode);
    }

    [Fact]
    public async Task A_site_is_enough_its_feed_is_found()
    {
        await using var site = await TestSite.StartAsync();
        site.Answer("/", "text/html", "<html><head><title>Herald</title><link rel='alternate' type='application/rss+xml' title='Herald news' href='/rss.xml'></head><body><p>Welcome</p></body></html>");
        site.Feed("/rss.xml", ("/a", "A"), ("/b", "B"));
        using var cli = new CommandLine();

        var added = await cli.RunAsync("sources", "add", site.Address);

        Assert.Equal(0, added.ExitCode);
        Assert.Contains("2 entries", added.Output, StringComparison.Ordinal);
        Assert.Contains($"added 1 {site.Address}/rss.xml (Feed)", added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_polled_is_not_added_unless_asked_for()
    {
        await using var site = await TestSite.StartAsync();
        using var cli = new CommandLine();

        var refused = await cli.RunAsync("sources", "add", site.Url("/nothing").AbsoluteUri);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("NotFound", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("sources", "add", site.Url("/nothing").AbsoluteUri, "--as-is")).ExitCode);
    }

    [Theory]
    [InlineData("sources", "add", "ftp://example.org/feed")]
    [InlineData("sources", "add", "https://example.org/feed", "--as-is", "--cron", "every now and then")]
    [InlineData("sources", "add", "https://example.org/feed", "--as-is", "--interval", "00:00:00")]
    [InlineData("sources", "sing")]
    public async Task A_wrong_command_line_ends_with_exit_code_2(params string[] arguments)
    {
        using var cli = new CommandLine();
        var result = await cli.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task OPML_goes_in_and_out_with_its_folders()
    {
        using var cli = new CommandLine();
        var file = Path.Combine(cli.Folder, "in.opml");
        await File.WriteAllTextAsync(file, """
            <opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="News"><outline text="World"><outline type="rss" text="Herald" xmlUrl="https://herald.example/rss"/></outline></outline>
            <outline type="rss" text="晚报" xmlUrl="https://wanbao.example/feed.xml"/>
            <outline type="rss" text="Broken" xmlUrl="not an address"/>
            </body></opml>
            """, TestContext.Current.CancellationToken);

        var imported = await cli.RunAsync("sources", "import", file);
        var exported = await cli.RunAsync("sources", "export");

        Assert.Equal(0, imported.ExitCode);
        Assert.Contains("2 added, 0 already there, 1 left out", imported.Output, StringComparison.Ordinal);
        Assert.Contains("Broken", imported.Error, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://herald.example/rss\"", exported.Output, StringComparison.Ordinal);
        Assert.Contains("晚报", exported.Output, StringComparison.Ordinal);
        Assert.Contains("World", exported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_outlines_are_imported_in_seconds()
    {
        using var cli = new CommandLine();
        var file = Path.Combine(cli.Folder, "many.opml");
        var opml = new StringBuilder("<opml version='2.0'><body>");
        for (var i = 0; i < 5000; i++)
            opml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<outline text='Feed {i}' xmlUrl='https://site{i % 700}.example/feed/{i}'/>");
        await File.WriteAllTextAsync(file, opml.Append("</body></opml>").ToString(), TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        var imported = await cli.RunAsync("sources", "import", file);

        Assert.Contains("5000 added", imported.Output, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Contains("0 added, 5000 already there", (await cli.RunAsync("sources", "import", file)).Output, StringComparison.Ordinal);
    }
}
