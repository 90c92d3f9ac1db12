using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class StoryRunTests : IDisposable
{
    private readonly GroupingWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_order_in_which_fetches_of_a_minute_end_does_not_matter()
    {
        var articles = GroupingWorld.Articles().ToList();
        string? expected = null;
        for (var seed = 0; seed < 4; seed++)
        {
            var databases = await _world.NewAsync($"order-{seed}.db");
            var order = articles.ToArray();
            new Random(seed).Shuffle(order);
            await GroupingWorld.StoreAsync(databases, order);
            await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
            var outcome = await GroupingWorld.OutcomeAsync(databases);
            Assert.Contains("story", outcome, StringComparison.Ordinal);
            Assert.Equal(expected ??= outcome, outcome);
        }
    }

    [Fact]
    public async Task Two_nodes_that_group_at_once_put_copies_into_one_group()
    {
        var databases = await _world.NewAsync("nodes.db");
        var copies = GroupingWorld.Articles().Take(2).ToArray();
        await Task.WhenAll(GroupingWorld.StoreAsync(databases, [copies[0]]), GroupingWorld.StoreAsync(databases, [copies[1]], 1000));
        var (one, other) = (GroupingWorld.Grouping(databases), GroupingWorld.Grouping(databases));
        await Task.WhenAll(one.RunAsync(CancellationToken.None, Cancel), other.RunAsync(CancellationToken.None, Cancel));
        await one.RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        Assert.Single(await db.Articles.Select(a => a.GroupId).Distinct().ToListAsync(Cancel));
        Assert.Equal(2, (await db.Groups.SingleAsync(Cancel)).Size);
    }

    [Fact]
    public async Task A_story_grows_and_keeps_its_id_when_the_worker_starts_anew()
    {
        var databases = await _world.NewAsync("grows.db");
        var event1 = GroupingWorld.Articles().Where(a => a.Name.StartsWith("Marlow", StringComparison.Ordinal)).ToArray();
        await GroupingWorld.StoreAsync(databases, event1[..4]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        var before = await db.Stories.AsNoTracking().SingleAsync(Cancel);
        await GroupingWorld.StoreAsync(databases, event1[4..], 1000);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        var after = await db.Stories.AsNoTracking().SingleAsync(s => s.State == StoryState.Live, Cancel);
        Assert.Equal(before.Id, after.Id);
        Assert.True(after.Articles > before.Articles);
        Assert.False(await db.StoryQueue.AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_worker_that_stops_begins_no_further_batch_and_the_next_one_goes_on()
    {
        var databases = await _world.NewAsync("drained.db");
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles()]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        var whole = await GroupingWorld.OutcomeAsync(databases);
        await using var db = databases.CreateDbContext();
        await db.StoryMembers.ExecuteDeleteAsync(Cancel);
        await db.StoryKeys.ExecuteDeleteAsync(Cancel);
        await db.Stories.ExecuteDeleteAsync(Cancel);
        db.StoryQueue.AddRange((await db.Groups.Select(g => g.Id).ToListAsync(Cancel)).Select(id => new QueuedGroup { GroupId = id }));
        await db.SaveChangesAsync(Cancel);
        using var drain = new CancellationTokenSource();
        await drain.CancelAsync();
        await GroupingWorld.Grouping(databases).RunAsync(drain.Token, Cancel);
        Assert.False(await db.Stories.AnyAsync(Cancel));
        Assert.True(await db.StoryQueue.AnyAsync(Cancel));
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        Assert.Equal(whole, await GroupingWorld.OutcomeAsync(databases));
    }
}
