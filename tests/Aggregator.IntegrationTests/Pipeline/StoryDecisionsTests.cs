using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>What an operator decides of stories holds through later runs, restarts and new evidence, until it is undone.</summary>
public sealed class StoryDecisionsTests : IDisposable
{
    private readonly GroupingWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Texts_that_were_split_off_stay_apart_when_more_of_the_event_comes_in()
    {
        var (databases, decisions) = await NewAsync("split.db");
        var story = await StoryOfAsync(databases, "marlow-0-0");
        var split = await decisions.SplitAsync(story, [await ArticleAsync(databases, "marlow-1-0")], Cancel);
        Assert.Equal("", split.Refusal);
        Assert.NotEqual(story, split.StoryId);
        Assert.Equal(split.StoryId, await StoryOfAsync(databases, "marlow-1-0"));

        await MoreAsync(databases, "Marlow", 1000);

        Assert.Equal(split.StoryId, await StoryOfAsync(databases, "marlow-1-0"));
        Assert.Equal(story, await StoryOfAsync(databases, "marlow-0-0"));
        Assert.Equal(9, await LiveAsync(databases));
    }

    [Fact]
    public async Task Stories_that_were_merged_stay_one_and_the_old_number_leads_on()
    {
        var (databases, decisions) = await NewAsync("merge.db");
        var (one, other) = (await StoryOfAsync(databases, "marlow-0-0"), await StoryOfAsync(databases, "orrin-0-0"));
        Assert.NotEqual(one, other);
        Assert.Equal(one, (await decisions.MergeAsync(other, one, Cancel)).StoryId);

        await MoreAsync(databases, "Marlow", 1000);
        await MoreAsync(databases, "Orrin", 2000);

        Assert.Equal(one, await StoryOfAsync(databases, "orrin-0-0"));
        Assert.Equal(one, await StoryOfAsync(databases, "marlow-0-0"));
        await using var db = databases.CreateDbContext();
        var ended = await db.Stories.SingleAsync(s => s.Id == other, Cancel);
        Assert.Equal((StoryState.Merged, one), (ended.State, ended.MergedIntoId));
        Assert.True((await db.Stories.SingleAsync(s => s.Id == one, Cancel)).Pinned);
    }

    [Fact]
    public async Task A_pinned_text_stays_in_its_story_and_the_story_keeps_its_number()
    {
        var (databases, decisions) = await NewAsync("pin.db");
        var (one, other) = (await StoryOfAsync(databases, "marlow-0-0"), await StoryOfAsync(databases, "orrin-0-0"));
        Assert.Equal("", (await decisions.PinAsync(await ArticleAsync(databases, "orrin-1-0"), one, Cancel)).Refusal);

        await MoreAsync(databases, "Marlow", 1000);
        await MoreAsync(databases, "Orrin", 2000);

        Assert.Equal(one, await StoryOfAsync(databases, "orrin-1-0"));
        Assert.Equal(one, await StoryOfAsync(databases, "marlow-0-0"));
        Assert.Equal(other, await StoryOfAsync(databases, "orrin-0-0"));
    }

    [Fact]
    public async Task A_freed_text_goes_back_to_its_like_with_new_evidence()
    {
        var (databases, decisions) = await NewAsync("unpin.db");
        var (one, other) = (await StoryOfAsync(databases, "marlow-0-0"), await StoryOfAsync(databases, "orrin-0-0"));
        var article = await ArticleAsync(databases, "orrin-1-0");
        await decisions.PinAsync(article, one, Cancel);
        Assert.Equal("", (await decisions.UnpinAsync(article, Cancel)).Refusal);
        Assert.Equal(one, await StoryOfAsync(databases, "orrin-1-0"));

        await MoreAsync(databases, "Orrin", 2000);

        Assert.Equal(other, await StoryOfAsync(databases, "orrin-1-0"));
        Assert.NotEqual("", (await decisions.UnpinAsync(article, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_split_and_a_merge_are_undone_with_their_numbers()
    {
        var (databases, decisions) = await NewAsync("undo.db");
        var before = await GroupingWorld.OutcomeAsync(databases);
        var (one, other) = (await StoryOfAsync(databases, "marlow-0-0"), await StoryOfAsync(databases, "orrin-0-0"));
        var split = await decisions.SplitAsync(one, [await ArticleAsync(databases, "marlow-1-0")], Cancel);
        var merge = await decisions.MergeAsync(other, split.StoryId, Cancel);
        Assert.Equal(split.StoryId, await StoryOfAsync(databases, "orrin-0-0"));

        Assert.Equal("", (await decisions.UndoAsync(merge.DecisionId, Cancel)).Refusal);
        Assert.Equal(other, await StoryOfAsync(databases, "orrin-0-0"));
        Assert.Equal(split.StoryId, await StoryOfAsync(databases, "marlow-1-0"));
        Assert.Equal("", (await decisions.UndoAsync(split.DecisionId, Cancel)).Refusal);
        Assert.NotEqual("", (await decisions.UndoAsync(split.DecisionId, Cancel)).Refusal);

        Assert.Equal(before, await GroupingWorld.OutcomeAsync(databases));
        Assert.Equal(one, await StoryOfAsync(databases, "marlow-1-0"));
        await using var db = databases.CreateDbContext();
        Assert.Equal(one, (await db.Stories.SingleAsync(s => s.Id == split.StoryId, Cancel)).MergedIntoId);
        Assert.False(await db.StoryPlacements.AnyAsync(Cancel));
        Assert.Empty(await decisions.ListAsync(null, Cancel));
    }

    [Fact]
    public async Task A_decision_that_makes_no_sense_changes_nothing()
    {
        var (databases, decisions) = await NewAsync("refused.db");
        var story = await StoryOfAsync(databases, "marlow-0-0");
        await using var db = databases.CreateDbContext();
        long[] all = await db.Articles.Select(a => a.Id).ToArrayAsync(Cancel);
        var refused = new[]
        {
            await decisions.SplitAsync(story, all, Cancel), await decisions.SplitAsync(story, [], Cancel), await decisions.SplitAsync(999, all, Cancel),
            await decisions.MergeAsync(story, story, Cancel), await decisions.MergeAsync(story, 999, Cancel), await decisions.PinAsync(9999, story, Cancel),
            await decisions.UnpinAsync(all[0], Cancel), await decisions.UndoAsync(1, Cancel),
        };
        Assert.All(refused, x => Assert.NotEqual("", x.Refusal));
        Assert.False(await db.StoryDecisions.AnyAsync(Cancel));
        Assert.Equal(8, await LiveAsync(databases));
    }

    // The first two texts of each event, grouped.
    private async Task<(AggregatorDbFactory Databases, StoryDecisions Decisions)> NewAsync(string name)
    {
        var databases = await _world.NewAsync(name);
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles().Where(a => !a.Name.Contains("-2-", StringComparison.Ordinal))]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        return (databases, new StoryDecisions(databases, new FakeTimeProvider(GroupingWorld.Noon.AddMinutes(6))));
    }

    // A further text of the event, and a run of a process that just started.
    private static async Task MoreAsync(AggregatorDbFactory databases, string place, long firstId)
    {
        await GroupingWorld.StoreAsync(databases, [.. Event(place).Where(a => a.Name.Contains("-2-", StringComparison.Ordinal))], firstId);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
    }

    private static IEnumerable<(string Name, string Title, string Text, DateTimeOffset Published)> Event(string place) =>
        GroupingWorld.Articles().Where(a => a.Name.StartsWith(place, StringComparison.Ordinal));

    private static async Task<long> ArticleAsync(AggregatorDbFactory databases, string host)
    {
        await using var db = databases.CreateDbContext();
        return await db.Articles.Where(a => a.Host == $"{host}.example").Select(a => a.Id).SingleAsync(Cancel);
    }

    private static async Task<long> StoryOfAsync(AggregatorDbFactory databases, string host)
    {
        await using var db = databases.CreateDbContext();
        return await db.Articles.Where(a => a.Host == $"{host}.example").Join(db.StoryMembers, a => a.GroupId, m => m.GroupId, (a, m) => m.StoryId).SingleAsync(Cancel);
    }

    private static async Task<int> LiveAsync(AggregatorDbFactory databases)
    {
        await using var db = databases.CreateDbContext();
        return await db.Stories.CountAsync(s => s.State == StoryState.Live, Cancel);
    }
}
