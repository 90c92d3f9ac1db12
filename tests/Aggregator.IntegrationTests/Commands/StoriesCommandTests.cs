using System.Text.Json;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;

namespace Aggregator.IntegrationTests.Commands;

public sealed class StoriesCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stories_are_listed_shown_and_corrected_and_corrections_taken_back()
    {
        using var cli = new CommandLine();
        await cli.RunAsync("db", "migrate");
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={cli.Database};Pooling=False" });
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles()]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);

        using var list = JsonDocument.Parse((await cli.RunAsync("stories", "list", "--json")).Output);
        Assert.Equal(8, list.RootElement.GetArrayLength());
        var (one, other) = (Id(list, 0), Id(list, 1));
        using var shown = JsonDocument.Parse((await cli.RunAsync("stories", "show", one, "--json")).Output);
        var article = shown.RootElement.GetProperty("texts")[0].GetProperty("articles")[0].GetProperty("id").ToString();

        Assert.Contains("split off as story", (await cli.RunAsync("stories", "split", one, "--article", article)).Output, StringComparison.Ordinal);
        Assert.Contains($"merged into story {other}", (await cli.RunAsync("stories", "merge", one, other)).Output, StringComparison.Ordinal);
        var merged = await cli.RunAsync("stories", "show", one);
        Assert.Contains($"story {one} is part of story {other} now", merged.Error, StringComparison.Ordinal);
        Assert.Contains($"Story {one} was merged into story {other}.", merged.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("stories", "undo", "2")).ExitCode);
        Assert.DoesNotContain("is part of", (await cli.RunAsync("stories", "show", one)).Error, StringComparison.Ordinal);
        Assert.Contains($"pinned to story {other}", (await cli.RunAsync("stories", "pin", article, other)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("stories", "unpin", article)).ExitCode);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_one_line()
    {
        using var cli = new CommandLine();
        await cli.RunAsync("db", "migrate");

        Assert.Contains("No stories yet", (await cli.RunAsync("stories", "list")).Output, StringComparison.Ordinal);
        foreach (var command in (string[][])[["stories", "show", "7"], ["stories", "merge", "7", "8"], ["stories", "pin", "7", "8"], ["stories", "undo", "7"]])
        {
            var answer = await cli.RunAsync(command);
            Assert.NotEqual(0, answer.ExitCode);
            Assert.Single(answer.Error.Trim().Split('\n'));
        }
    }

    private static string Id(JsonDocument list, int at) => list.RootElement[at].GetProperty("id").ToString();
}
