using System.Text.Json;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Commands;

public sealed class RegroupCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Regroup_reports_what_would_change_then_changes_it_then_finds_nothing()
    {
        using var cli = new CommandLine();
        await cli.RunAsync("db", "migrate");
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={cli.Database};Pooling=False" });
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles()]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        var copy = await db.Articles.FirstAsync(a => a.GroupId != a.Id, Cancel);
        await db.Articles.Where(a => a.Id == copy.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, copy.Id), Cancel);

        using var dry = JsonDocument.Parse((await cli.RunAsync("regroup", "--since", "2026-11-19", "--dry-run", "--json")).Output);
        Assert.Equal((48, 1, false), (dry.RootElement.GetProperty("articles").GetInt32(), dry.RootElement.GetProperty("moved").GetInt32(), dry.RootElement.GetProperty("applied").GetBoolean()));
        var done = await cli.RunAsync("regroup", "--since", "2026-11-19");
        Assert.Equal(0, done.ExitCode);
        Assert.Contains($"article {copy.Id} from group {copy.Id} to {copy.GroupId}  {copy.Title}", done.Output, StringComparison.Ordinal);
        Assert.Contains("all as it was", (await cli.RunAsync("regroup", "--since", "2026-11-19T00:00Z")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-3d")]
    [InlineData("d")]
    public async Task A_moment_that_is_not_understood_is_refused_in_one_line(string since)
    {
        using var cli = new CommandLine();
        var answer = await cli.RunAsync("regroup", $"--since={since}");
        Assert.Equal(2, answer.ExitCode);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }
}
