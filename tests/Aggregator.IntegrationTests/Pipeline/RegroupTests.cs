using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class RegroupTests : IDisposable
{
    private readonly GroupingWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Grouping_anew_finds_what_is_stored()
    {
        var databases = await GroupedAsync("same.db");
        var report = await RegroupAsync(databases, apply: true);
        Assert.Equal(48, report.Articles);
        Assert.True(report.IsUnchanged, $"{report.Moves.Count} moves, {report.Matches} matches, {report.Postings} postings, {report.StoriesChanged} stories");
    }

    [Fact]
    public async Task A_dry_run_tells_what_a_real_one_does_and_writes_nothing()
    {
        var databases = await GroupedAsync("dry.db");
        await SpoilAsync(databases);
        var spoilt = await StateAsync(databases);
        var dry = await RegroupAsync(databases, apply: false);
        Assert.Equal(spoilt, await StateAsync(databases));
        Assert.Null(dry.StoriesChanged);
        var real = await RegroupAsync(databases, apply: true);
        Assert.NotEmpty(dry.Moves);
        Assert.Equal(dry.Moves, real.Moves);
        Assert.Equal((dry.Joined, dry.Split, dry.Matches, dry.Postings), (real.Joined, real.Split, real.Matches, real.Postings));
    }

    [Fact]
    public async Task Damaged_groups_matches_and_index_are_put_right_and_a_second_run_finds_nothing()
    {
        var databases = await GroupedAsync("spoilt.db");
        var whole = await StateAsync(databases);
        await SpoilAsync(databases);
        Assert.NotEqual(whole, await StateAsync(databases));
        var report = await RegroupAsync(databases, apply: true);
        Assert.True(report is { Joined: > 0, Split: > 0, Matches: > 0, Postings: > 0, StoriesChanged: > 0 });
        Assert.Equal(whole, await StateAsync(databases));
        Assert.True((await RegroupAsync(databases, apply: true)).IsUnchanged);
    }

    [Fact]
    public async Task A_run_that_was_stopped_half_way_can_be_repeated()
    {
        var databases = await GroupedAsync("stopped.db");
        var whole = await StateAsync(databases);
        await SpoilAsync(databases);
        var report = await RegroupAsync(databases, apply: false);
        await using (var db = databases.CreateDbContext())
            foreach (var move in report.Moves.Take(report.Moves.Count / 2))
                await db.Articles.Where(a => a.Id == move.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, move.IntoGroupId), Cancel);
        await RegroupAsync(databases, apply: true);
        await RegroupAsync(databases, apply: true);
        Assert.Equal(await GroupsAsync(databases), GroupsOf(whole));
    }

    [Fact]
    public async Task Articles_from_before_the_moment_keep_their_group_and_later_ones_join_it()
    {
        var databases = await GroupedAsync("since.db");
        await using var db = databases.CreateDbContext();
        var copies = await db.Articles.Where(a => a.Title.Contains("part 0 of") && a.Url.Contains("Marlow")).OrderBy(a => a.Id).ToListAsync(Cancel);
        await db.Articles.Where(a => a.Id == copies[0].Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.StoredAt, GroupingWorld.Noon.AddDays(-1)), Cancel);
        await db.Articles.Where(a => a.Id == copies[2].Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, copies[2].Id), Cancel);
        var report = await RegroupAsync(databases, apply: true);
        Assert.Equal(47, report.Articles);
        Assert.Equal([new RegroupMove(copies[2].Id, copies[2].Id, copies[0].Id)], report.Moves);
        Assert.Equal(0, (await RegroupAsync(databases, apply: true, GroupingWorld.Noon.AddDays(2))).Articles);
    }

    [Fact]
    public async Task An_article_whose_fingerprint_is_missing_is_grouped_from_its_text()
    {
        var databases = await _world.NewAsync("missing.db");
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles().Take(3)]);
        await using var db = databases.CreateDbContext();
        await db.Fingerprints.Where(f => f.ArticleId == 2).ExecuteDeleteAsync(Cancel);
        var summary = await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal((3, 2), (summary.Articles, summary.Copies));
        Assert.Equal(3, await db.Fingerprints.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_stop_between_the_groups_and_the_stories_of_a_batch_loses_neither()
    {
        var whole = await StateAsync(await GroupedAsync("whole.db"));
        var databases = await _world.NewAsync("between.db");
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles()]);
        using var stop = new CancellationTokenSource();
        var clock = new FakeTimeProvider(GroupingWorld.Noon.AddMinutes(5));
        var lease = new GroupingLease(databases, clock);
        var stories = new StoryRun(new StoryStore(databases, lease, clock), lease, new StoryOptions(), clock);
        var index = new StoppingIndex(new ShingleIndex(databases, clock, lease), stop);
        var run = new GroupingRun(databases, new DuplicateDetector(index, new DuplicateOptions()), stories, lease, new JobOptions(), clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(CancellationToken.None, stop.Token));
        await using var db = databases.CreateDbContext();
        Assert.True(await db.Groups.AnyAsync(Cancel));
        Assert.False(await db.Stories.AnyAsync(Cancel));
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        Assert.Equal(whole, await StateAsync(databases));
    }

    [Fact]
    public async Task Two_cuts_of_an_article_become_one_group_and_one_story_when_the_whole_arrives()
    {
        var databases = await _world.NewAsync("cuts.db");
        var articles = GroupingWorld.Articles().ToArray();
        var (title, at, front, back) = (articles[0].Title, articles[0].Published, $"{articles[0].Text}\n{articles[9].Text}", articles[17].Text);
        await GroupingWorld.StoreAsync(databases, [("front", title, front, at), ("front-copy", title, front, at), ("back", "Another title", back, at)]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        Assert.Equal(2, await db.Groups.CountAsync(Cancel));
        await GroupingWorld.StoreAsync(databases, [("all", "The whole", $"{front}\n{back}", at)], 100);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        Assert.Equal(4, (await db.Groups.AsNoTracking().SingleAsync(Cancel)).Size);
        Assert.Equal(1, (await db.StoryMembers.SingleAsync(Cancel)).GroupId);
        Assert.True((await RegroupAsync(databases, apply: true)).Moves.Count == 0);
    }

    [Fact]
    public async Task An_article_that_became_a_copy_on_its_page_joins_the_copies()
    {
        var databases = await _world.NewAsync("revised.db");
        var articles = GroupingWorld.Articles().ToArray();
        await GroupingWorld.StoreAsync(databases, [articles[0], articles[6]]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        Assert.Equal([1L, 2L], await db.Articles.OrderBy(a => a.Id).Select(a => a.GroupId!.Value).ToListAsync(Cancel));
        var stored = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == 2, Cancel);
        var now = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == 2, Cancel);
        (now.Title, now.Text, now.TextLength, now.FetchedAt) = (articles[1].Title, articles[1].Text, articles[1].Text.Length, GroupingWorld.Noon.AddHours(1));
        var revisions = new RevisionStore(databases, new StorageOptions { KeepOriginalsDays = 0 }, new StoryOptions(), new JobOptions());
        await revisions.ReviseAsync(new ArticleVisit { ArticleId = 2, Host = "one.example" }, stored, now, new ArticleOriginal { Body = [], Charset = "", ContentType = "" }, Fingerprint.Of(now.Title, now.Text), null, Cancel);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        Assert.Equal([1L, 1L], await db.Articles.OrderBy(a => a.Id).Select(a => a.GroupId!.Value).ToListAsync(Cancel));
        Assert.Equal(2, (await db.Groups.AsNoTracking().SingleAsync(Cancel)).Size);
        Assert.True((await RegroupAsync(databases, apply: false)).IsUnchanged);
    }

    private async Task<AggregatorDbFactory> GroupedAsync(string name)
    {
        var databases = await _world.NewAsync(name);
        await GroupingWorld.StoreAsync(databases, [.. GroupingWorld.Articles()]);
        await GroupingWorld.Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        return databases;
    }

    private static async Task<RegroupReport> RegroupAsync(AggregatorDbFactory databases, bool apply, DateTimeOffset? since = null)
    {
        var clock = new FakeTimeProvider(GroupingWorld.Noon.AddMinutes(10));
        var lease = new GroupingLease(databases, clock);
        var index = new ShingleIndex(databases, clock, lease);
        var stories = new StoryRun(new StoryStore(databases, lease, clock), lease, new StoryOptions(), clock);
        var run = new RegroupRun(new RegroupStore(databases, index, lease, new StoryOptions(), clock), index, new DuplicateOptions(), stories, lease, new JobOptions(), clock);
        var report = await run.RunAsync(since ?? GroupingWorld.Noon.AddHours(-1), apply, null, Cancel);
        Assert.NotNull(report);
        return report;
    }

    // A copy gets a group of its own, two groups that have nothing in common become one, matches are gone and the index is empty.
    private static async Task SpoilAsync(AggregatorDbFactory databases)
    {
        await using var db = databases.CreateDbContext();
        var copy = await db.Articles.FirstAsync(a => a.GroupId != a.Id, Cancel);
        var others = await db.Groups.Where(g => g.Id != copy.GroupId).OrderByDescending(g => g.Id).Take(2).ToListAsync(Cancel);
        await db.Articles.Where(a => a.Id == copy.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, copy.Id), Cancel);
        await db.Articles.Where(a => a.GroupId == others[0].Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, others[1].Id), Cancel);
        await db.StoryMembers.Where(m => m.GroupId == others[0].Id).ExecuteDeleteAsync(Cancel);
        db.Groups.Remove(others[0]);
        await db.SaveChangesAsync(Cancel);
        await db.Links.ExecuteDeleteAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM ShingleKeys; DELETE FROM ShingleKeysRecent;", Cancel);
    }

    // Groups, originals, stories, matches and index.
    private static async Task<string> StateAsync(AggregatorDbFactory databases)
    {
        await using var db = databases.CreateDbContext();
        var links = await db.Links.OrderBy(l => l.ArticleId).Select(l => $"link {l.ArticleId} {l.MatchedArticleId} {l.Relation} {l.Evidence}").ToListAsync(Cancel);
        var keys = await db.Database.SqlQueryRaw<string>("""SELECT CAST("Key" AS TEXT) || ' ' || "ArticleId" AS Value FROM (SELECT * FROM ShingleKeys UNION SELECT * FROM ShingleKeysRecent)""").ToListAsync(Cancel);
        return string.Join('\n', [await GroupsAsync(databases), .. links, .. keys.Order(StringComparer.Ordinal)]);
    }

    private static Task<string> GroupsAsync(AggregatorDbFactory databases) => GroupingWorld.OutcomeAsync(databases);

    private static string GroupsOf(string state) => string.Join('\n', state.Split('\n').Where(line => line.StartsWith("group ", StringComparison.Ordinal) || line.StartsWith("story:", StringComparison.Ordinal)));

    private sealed class StoppingIndex(IShingleIndex index, CancellationTokenSource stop) : IShingleIndex
    {
        public Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => index.FindAsync(keys, cancellationToken);

        public Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken) => index.LoadAsync(articleIds, cancellationToken);

        public async Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
        {
            await index.SaveAsync(result, cancellationToken);
            await stop.CancelAsync();
        }
    }
}
