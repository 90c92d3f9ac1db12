using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Storage;

public sealed class WorkQueueTests
{
    [Fact]
    public async Task Sources_that_are_overdue_at_start_are_spread_so_that_they_do_not_fire_at_once()
    {
        await using var worker = await TestWorker.CreateAsync();
        var wanted = Enumerable.Range(0, 1200).Select(i => new NewSource(new Uri($"https://site{i}.example/feed"))).ToList();
        await worker.Service<SourceStore>().AddAsync(wanted, TimeSpan.Zero, null, TestContext.Current.CancellationToken);
        worker.Clock.Advance(TimeSpan.FromDays(1));
        var now = worker.Clock.GetUtcNow();

        var moved = await worker.Service<WorkQueue>().SpreadOverdueAsync(TimeSpan.FromMinutes(2), 500, TestContext.Current.CancellationToken);

        Assert.InRange(moved, 1100, 1200);
        var due = await worker.QueryAsync(db => db.Sources.Select(s => s.NextDueAt).ToListAsync());
        Assert.InRange(due.Count(moment => moment <= now), 0, 60);
        Assert.InRange(due.GroupBy(moment => moment).Max(step => step.Count()), 1, 60);
        Assert.All(due, moment => Assert.True(moment <= now.AddMinutes(2)));
    }

    [Fact]
    public async Task A_few_overdue_sources_are_left_due()
    {
        await using var worker = await TestWorker.CreateAsync();
        await worker.AddSourceAsync(new Uri("https://site.example/feed"));

        Assert.Equal(0, await worker.Service<WorkQueue>().SpreadOverdueAsync(TimeSpan.FromMinutes(2), 500, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Work_is_found_in_its_shard_only_and_not_on_hosts_that_are_busy()
    {
        await using var worker = await TestWorker.CreateAsync();
        await worker.AddSourceAsync(new Uri("https://site.example/feed"));
        var shard = Shard.Of("site.example");
        var queue = worker.Service<WorkQueue>();

        Assert.Equal("site.example", Assert.Single(await queue.DueAsync(shard, [], TestContext.Current.CancellationToken)).Host);
        Assert.Empty(await queue.DueAsync(shard, ["site.example"], TestContext.Current.CancellationToken));
        Assert.Empty(await queue.DueAsync((shard + 1) % Shard.Count, [], TestContext.Current.CancellationToken));
    }
}
