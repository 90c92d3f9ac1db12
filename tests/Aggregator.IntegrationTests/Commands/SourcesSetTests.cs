using System.Text;
using System.Text.Json;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Commands;

public sealed class SourcesSetTests
{
    private static readonly string[] Feed = ["sources", "add", "https://herald.example/feed", "--as-is"];

    [Fact]
    public async Task Times_of_polls_are_set_and_taken_back()
    {
        using var cli = new CommandLine();
        await cli.RunAsync(Feed);

        Assert.Equal(0, (await cli.RunAsync("sources", "set", "1", "--min-interval", "00:10:00", "--max-interval", "06:00:00", "--interval", "00:30:00", "--name", "Herald", "--folder", "News")).ExitCode);
        var set = await SourceAsync(cli);
        Assert.Equal((600, 21600, 1800, "Herald", "News"), (set.MinIntervalSeconds, set.MaxIntervalSeconds, set.FixedIntervalSeconds, set.Name, set.Folder));
        Assert.Equal("settings changed by an operator", set.NextDueReason);

        await cli.RunAsync("sources", "set", "1", "--interval", "none", "--cron", "0 0/15 6-22 * * ?");
        set = await SourceAsync(cli);
        Assert.Equal((600, null, "0 0/15 6-22 * * ?", "Herald"), (set.MinIntervalSeconds, set.FixedIntervalSeconds, set.Cron, set.Name));
    }

    [Fact]
    public async Task Headers_login_and_proxy_are_laid_over_what_there_was_and_shown_without_their_values()
    {
        using var cli = new CommandLine { Input = "s3cret\n" };
        await cli.RunAsync(Feed);

        await cli.RunAsync("sources", "set", "1", "--header", "X-Api-Key: k3y", "--header", "X-Edition: north", "--proxy", "socks5://me:pr0xy@proxy.example:1080");
        var set = await cli.RunAsync("sources", "set", "https://herald.example/feed", "--user", "mara", "--password", "-", "--header", "X-Edition:");

        Assert.Contains("requests carry header X-Api-Key, a login, a proxy of its own", set.Output, StringComparison.Ordinal);
        var shown = (await cli.RunAsync("sources", "show", "1")).Output + (await cli.RunAsync("sources", "show", "1", "--json")).Output + (await cli.RunAsync("sources", "list")).Output + (await cli.RunAsync("sources", "export")).Output;
        Assert.Contains("carry header X-Api-Key, a login, a proxy of its own", shown, StringComparison.Ordinal);
        foreach (var secret in new[] { "k3y", "s3cret", "pr0xy", "mara" })
            Assert.DoesNotContain(secret, shown + set.Output + set.Error + Encoding.Latin1.GetString(await File.ReadAllBytesAsync(cli.Database, TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        await cli.RunAsync("sources", "set", "1", "--user", "none", "--proxy", "none", "--header", "x-api-key:");
        var source = await SourceAsync(cli);
        Assert.Equal((null, ""), (source.ProtectedAccess, source.AccessSummary));
    }

    [Fact]
    public async Task A_login_in_an_added_address_is_used_to_look_at_it_and_kept_without_being_shown()
    {
        await using var site = await TestSite.StartAsync();
        var seen = "";
        site.Answer("/feed", context =>
        {
            seen = context.Request.Headers.Authorization.ToString();
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync("<rss version='2.0'><channel><title>t</title></channel></rss>");
        });
        using var cli = new CommandLine();

        var added = await cli.RunAsync("sources", "add", new UriBuilder(site.Url("/feed")) { UserName = "mara", Password = "s3cret" }.Uri.AbsoluteUri);

        Assert.Equal((0, "Basic bWFyYTpzM2NyZXQ="), (added.ExitCode, seen));
        Assert.DoesNotContain("s3cret", added.Output + added.Error, StringComparison.Ordinal);
        Assert.Equal((site.Url("/feed").AbsoluteUri, "a login"), ((await SourceAsync(cli)).Url, (await SourceAsync(cli)).AccessSummary));
    }

    [Fact]
    public async Task A_login_is_not_kept_for_a_feed_of_another_origin()
    {
        await using var site = await TestSite.StartAsync();
        await using var other = await TestSite.StartAsync("127.0.0.2");
        site.Redirect("/feed", 301, other.Url("/feed").AbsoluteUri);
        other.Feed("/feed", ("/a", "A"));
        using var cli = new CommandLine();

        var refused = await cli.RunAsync("sources", "add", site.Url("/feed").AbsoluteUri, "--user", "mara", "--password", "s3cret");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("another origin", refused.Error, StringComparison.Ordinal);
        Assert.Contains("No sources", (await cli.RunAsync("sources", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--interval", "often")]
    [InlineData("--interval", "40.00:00:00")]
    [InlineData("--min-interval", "00:00:10")]
    [InlineData("--min-interval", "02:00:00", "--max-interval", "01:00:00")]
    [InlineData("--cron", "now and then")]
    [InlineData("--header", "no colon")]
    [InlineData("--header", "Host: other.example")]
    [InlineData("--header", "X-A: b\r\nX-C: d")]
    [InlineData("--password", "s3cret")]
    [InlineData("--user", "a:b", "--password", "s3cret")]
    [InlineData("--proxy", "me:s3cret@proxy")]
    public async Task What_cannot_be_is_refused_changes_nothing_and_shows_no_secret(params string[] options)
    {
        using var cli = new CommandLine();
        await cli.RunAsync(Feed);
        var before = JsonSerializer.Serialize(await SourceAsync(cli));

        var refused = await cli.RunAsync(["sources", "set", "1", .. options]);

        Assert.Equal(2, refused.ExitCode);
        Assert.NotEmpty(refused.Error);
        Assert.DoesNotContain("s3cret", refused.Error + refused.Output, StringComparison.Ordinal);
        Assert.Equal(before, JsonSerializer.Serialize(await SourceAsync(cli)));
    }

    [Fact]
    public async Task Another_address_is_given_and_its_secrets_stay_with_the_origin_they_were_given_for()
    {
        using var cli = new CommandLine();
        await cli.RunAsync([.. Feed, "--user", "mara", "--password", "s3cret", "--proxy", "http://proxy.example:3128"]);
        await cli.RunAsync("sources", "add", "https://other.example/feed", "--as-is");

        Assert.Equal(0, (await cli.RunAsync("sources", "set", "1", "--url", "https://herald.example/rss")).ExitCode);
        Assert.Contains("a login, a proxy", (await cli.RunAsync("sources", "show", "https://herald.example/rss")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.RunAsync("sources", "set", "1", "--url", "https://other.example/feed")).ExitCode);
        var moved = await cli.RunAsync("sources", "set", "1", "--url", "https://elsewhere.example/rss");

        Assert.Contains("(requests carry a proxy of its own)", moved.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("sources", "show", "https://herald.example/feed")).ExitCode);
        await cli.RunAsync("sources", "remove", "2");
        Assert.Equal(0, (await cli.RunAsync("sources", "set", "1", "--url", "https://other.example/feed")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("sources", "set", "1", "--url", "ftp://elsewhere.example/rss")).ExitCode);
    }

    [Fact]
    public async Task A_former_address_is_told_and_restored()
    {
        using var cli = new CommandLine();
        await cli.RunAsync(Feed);
        await using (var db = Database(cli).CreateDbContext())
        {
            await db.Sources.ExecuteUpdateAsync(
                set => set.SetProperty(s => s.PreviousUrl, "https://old.example/feed").SetProperty(s => s.TakenOverAt, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero)), TestContext.Current.CancellationToken);
        }

        Assert.Contains("It was at https://old.example/feed until 2026-11-03", (await cli.RunAsync("sources", "show", "1")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("sources", "restore-address", "1")).ExitCode);
        var shown = (await cli.RunAsync("sources", "show", "https://old.example/feed")).Output;
        Assert.Contains("address    https://old.example/feed", shown, StringComparison.Ordinal);
        Assert.Contains("A redirect to https://herald.example/feed is not taken over", shown, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.RunAsync("sources", "restore-address", "1")).ExitCode);
        Assert.Equal(3, (await cli.RunAsync("sources", "restore-address", "7")).ExitCode);
    }

    [Fact]
    public async Task A_merged_source_is_told_and_parted_again()
    {
        using var cli = new CommandLine();
        await cli.RunAsync(Feed);
        await cli.RunAsync("sources", "add", "https://herald.example/rss", "--as-is");
        await using (var db = Database(cli).CreateDbContext())
        {
            await db.Sources.Where(s => s.Id == 1).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.State, SourceState.Removed).SetProperty(s => s.MergedIntoId, 2L), TestContext.Current.CancellationToken);
        }

        var shown = (await cli.RunAsync("sources", "show", "1")).Output;
        Assert.Contains("source     2", shown, StringComparison.Ordinal);
        Assert.Contains("Source 1 (https://herald.example/feed) became one with it", shown, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("sources", "restore-address", "1")).ExitCode);
        Assert.Contains("address    https://herald.example/feed", (await cli.RunAsync("sources", "show", "1")).Output, StringComparison.Ordinal);
    }

    private static AggregatorDbFactory Database(CommandLine cli) => new(new StorageOptions { ConnectionString = $"Data Source={cli.Database};Pooling=False" });

    private static async Task<Source> SourceAsync(CommandLine cli)
    {
        await using var db = Database(cli).CreateDbContext();
        return await db.Sources.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
