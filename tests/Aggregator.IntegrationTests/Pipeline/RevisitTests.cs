using Aggregator.Core.Diagnostics;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class RevisitTests
{
    [Fact]
    public async Task A_stored_article_is_visited_after_an_hour_a_day_and_a_week_and_then_left()
    {
        await using var world = await World.StartAsync();
        var stored = world.Worker.Clock.GetUtcNow();
        foreach (var after in (TimeSpan[])[TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)])
        {
            Assert.Equal(stored + after, (await world.VisitAsync())!.DueAt, TimeSpan.FromSeconds(1));
            world.Worker.Clock.Advance(stored + after - world.Worker.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            Assert.Equal(RevisitVerdict.Unchanged, (await world.RunAsync()).Verdict);
        }

        Assert.Null(await world.VisitAsync());
        Assert.Equal(4, world.Site.RequestsFor("/ferry"));
        Assert.Equal(0, await world.Worker.QueryAsync(db => db.Revisions.CountAsync()));
    }

    [Fact]
    public async Task A_round_serves_visits_that_are_due_in_the_lane_of_their_host()
    {
        await using var world = await World.StartAsync();
        world.Publish("Ferry landing to reopen", "The work will cost 3.2 million crowns", "The work will cost 4.1 million crowns");
        var shard = (await world.VisitAsync())!.Shard;
        world.Worker.Clock.Advance(TimeSpan.FromMinutes(30));
        await world.Worker.Service<ShardRound>().RunAsync(shard, CancellationToken.None, TestContext.Current.CancellationToken);
        Assert.Equal(1, world.Site.RequestsFor("/ferry"));

        world.Worker.Clock.Advance(TimeSpan.FromMinutes(31));
        await world.Worker.Service<ShardRound>().RunAsync(shard, CancellationToken.None, TestContext.Current.CancellationToken);

        Assert.NotNull((await world.ArticleAsync()).RevisedAt);
    }

    [Fact]
    public async Task A_changed_body_becomes_the_article_and_the_one_before_a_revision()
    {
        await using var world = await World.StartAsync();
        var before = await world.ArticleAsync();
        world.Publish("Ferry landing to reopen in May", "3.2 million crowns", "4.1 million crowns");

        Assert.Equal(RevisitVerdict.Revised, (await world.RunAsync(TimeSpan.FromHours(1.1))).Verdict);

        var article = await world.ArticleAsync();
        Assert.Contains("4.1 million", article.Text, StringComparison.Ordinal);
        Assert.Equal(("Ferry landing to reopen in May", world.Worker.Clock.GetUtcNow()), (article.Title, article.RevisedAt!.Value));
        var revision = await world.Worker.QueryAsync(db => db.Revisions.SingleAsync());
        Assert.Equal((before.Title, before.Text), (revision.Title, revision.Text));
        var fingerprint = await world.Worker.QueryAsync(db => db.Fingerprints.SingleAsync());
        Assert.Equal(Core.Fingerprinting.Fingerprint.Of(article.Title, article.Text).ExactKey, fingerprint.ExactHash);
        Assert.Contains("4.1 million", System.Text.Encoding.UTF8.GetString(await world.Worker.QueryAsync(async db => await db.Originals.SingleAsync() is var o ? OriginalCompression.Expand(o.Body, o.Length) : [])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_case_and_white_space_make_no_revision()
    {
        await using var world = await World.StartAsync();
        world.Publish("Ferry Landing to reopen", "she said, to laughter", "she said — to  laughter");

        Assert.Equal(RevisitVerdict.Unchanged, (await world.RunAsync(TimeSpan.FromHours(1.1))).Verdict);
        Assert.Equal(0, await world.Worker.QueryAsync(db => db.Revisions.CountAsync()));
    }

    [Fact]
    public async Task A_visit_asks_conditionally_with_the_validators_of_the_last_one()
    {
        await using var world = await World.StartAsync();
        var asked = new List<string>();
        world.Site.Answer("/ferry", async context =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            context.Response.Headers.ETag = "\"v2\"";
            context.Response.StatusCode = asked[^1] == "\"v2\"" ? 304 : 200;
            context.Response.ContentType = "text/html";
            if (context.Response.StatusCode == 200)
                await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, TestPages.Article("Ferry landing to reopen"));
        });

        await world.RunAsync(TimeSpan.FromHours(1.1));
        Assert.Equal(RevisitVerdict.Unchanged, (await world.RunAsync(TimeSpan.FromHours(23))).Verdict);

        Assert.Equal(["", "\"v2\""], asked);
    }

    [Fact]
    public async Task A_page_that_is_not_found_twice_is_a_tombstone_and_its_article_stays()
    {
        await using var world = await World.StartAsync();
        world.Site.Status("/ferry", 404);

        var first = await world.RunAsync(TimeSpan.FromHours(1.1));
        Assert.Equal((RevisitVerdict.Failed, FaultKind.NotFound), (first.Verdict!.Value, first.Fault!.Kind));
        Assert.Equal(world.Worker.Clock.GetUtcNow().AddMinutes(30), first.NextDueAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Null((await world.ArticleAsync()).GoneAt);

        Assert.Equal(RevisitVerdict.Removed, (await world.RunAsync(TimeSpan.FromMinutes(31))).Verdict);
        Assert.Equal(world.Worker.Clock.GetUtcNow(), (await world.ArticleAsync()).GoneAt);
        Assert.Null(await world.VisitAsync());
    }

    [Fact]
    public async Task A_page_that_answers_410_is_a_tombstone_at_once()
    {
        await using var world = await World.StartAsync();
        world.Site.Status("/ferry", 410);

        Assert.Equal(RevisitVerdict.Removed, (await world.RunAsync(TimeSpan.FromHours(1.1))).Verdict);
    }

    [Fact]
    public async Task A_page_that_was_missing_for_a_moment_is_no_tombstone()
    {
        await using var world = await World.StartAsync();
        world.Site.Status("/ferry", 404);
        await world.RunAsync(TimeSpan.FromHours(1.1));
        world.Publish("Ferry landing to reopen");

        Assert.Equal(RevisitVerdict.Unchanged, (await world.RunAsync(TimeSpan.FromMinutes(31))).Verdict);
        Assert.Null((await world.ArticleAsync()).GoneAt);
    }

    [Fact]
    public async Task A_failing_page_is_tried_three_times_more_and_then_at_the_next_planned_visit()
    {
        await using var world = await World.StartAsync();
        world.Site.Status("/ferry", 500);
        var stored = (await world.ArticleAsync()).StoredAt;
        var waits = new List<TimeSpan>();
        await world.RunAsync(TimeSpan.FromHours(1.1));
        for (var i = 0; i < 3; i++)
        {
            var wait = (await world.VisitAsync())!.DueAt - world.Worker.Clock.GetUtcNow();
            waits.Add(wait);
            await world.RunAsync(wait + TimeSpan.FromSeconds(1));
        }

        Assert.Equal([30, 60, 120], waits.Select(wait => (int)Math.Round(wait.TotalMinutes)));
        Assert.Equal(stored.AddDays(1), (await world.VisitAsync())!.DueAt, TimeSpan.FromSeconds(1));
        Assert.Equal(FaultKind.ServerError, (await world.VisitAsync())!.Fault);
    }

    [Fact]
    public async Task A_wall_in_place_of_the_article_does_not_overwrite_it()
    {
        await using var world = await World.StartAsync();
        var before = await world.ArticleAsync();
        world.Site.Answer("/ferry", "text/html", TestPages.Article("Ferry landing to reopen", paragraphs: ["Please log in to read on. This story is for members of the Saltmere Herald only."]));

        var summary = await world.RunAsync(TimeSpan.FromHours(1.1));

        Assert.NotNull(summary.Fault);
        Assert.Equal(before.Text, (await world.ArticleAsync()).Text);
        Assert.NotEqual("", (await world.VisitAsync())!.FaultMessage);
    }

    [Fact]
    public async Task Articles_of_a_removed_source_are_not_visited()
    {
        await using var world = await World.StartAsync();
        await world.Worker.Service<SourceStore>().SetStateAsync((await world.ArticleAsync()).SourceId, Core.Sources.SourceState.Removed, TestContext.Current.CancellationToken);

        Assert.Null((await world.RunAsync(TimeSpan.FromHours(1.1))).Verdict);

        Assert.Equal(1, world.Site.RequestsFor("/ferry"));
        Assert.Null(await world.VisitAsync());
    }

    [Fact]
    public async Task Without_planned_visits_none_is_made()
    {
        await using var world = await World.StartAsync(("Jobs:RevisitAfter", ""));
        Assert.Null(await world.VisitAsync());
    }

    private sealed class World(TestSite site, TestWorker worker) : IAsyncDisposable
    {
        public TestSite Site => site;

        public TestWorker Worker => worker;

        public static async Task<World> StartAsync(params (string, string)[] settings)
        {
            var world = new World(await TestSite.StartAsync(), await TestWorker.CreateAsync(settings));
            world.Site.Feed("/feed", ("/ferry", "Ferry landing to reopen"));
            world.Publish("Ferry landing to reopen");
            await world.Worker.PollAsync(await world.Worker.AddSourceAsync(world.Site.Url("/feed")));
            Assert.Equal(EntryState.Stored, Assert.Single(await world.Worker.ReadPagesAsync()).State);
            return world;
        }

        public void Publish(string title, string before = "", string after = "") => site.Answer("/ferry", "text/html; charset=utf-8",
            TestPages.Article(title, paragraphs: before.Length == 0 ? null : TestPages.HarbourText.Select(text => text.Replace(before, after, StringComparison.Ordinal))));

        public Task<ArticleVisit?> VisitAsync() => worker.QueryAsync(db => db.Visits.AsNoTracking().SingleOrDefaultAsync());

        public Task<Article> ArticleAsync() => worker.QueryAsync(db => db.Articles.AsNoTracking().SingleAsync());

        public async Task<RevisitSummary> RunAsync(TimeSpan after = default)
        {
            worker.Clock.Advance(after);
            return await worker.Service<RevisitRun>().RunAsync((await ArticleAsync()).Id, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await worker.DisposeAsync();
            await site.DisposeAsync();
        }
    }
}
