using System.Net;
using System.Text.Json;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class RelatedArticlesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_story_comes_first_then_the_nearest_and_copies_only_once()
    {
        var at = DateTimeOffset.UtcNow.AddHours(-1);
        long crew = 0, fares = 0;
        await using var host = await DashboardHost.Start(async db =>
        {
            await SampleNews.Seed(db);
            crew = await NearArticles.Add(db, "Crew of the Marlin rehearsed 140 times", "The crew of the Marlin says that plugging in the shore crane is now routine for the harbour board.", at.AddDays(-2));
            fares = await NearArticles.Add(db, "Island ferry fares to stay the same", "Fares on the battery ferry Marlin stay the same, the harbour board said; the crossing takes 35 minutes with its batteries.", at);
            var ferry = await Ferry(db);
            db.Stories.Add(new Story { Id = 900, State = StoryState.Live, Title = "The ferry", LeadArticleId = ferry.Id, Language = "en", FirstAt = at, LastAt = at, Groups = 2, Articles = 4, Sources = 3, CreatedAt = at, ChangedAt = at });
            db.StoryMembers.AddRange(new StoryMember { GroupId = ferry.GroupId!.Value, StoryId = 900 }, new StoryMember { GroupId = crew, StoryId = 900 });
            await db.SaveChangesAsync();
            await NearArticles.Index(db);
        });
        await using var db = host.Databases.CreateDbContext();
        var ferry = await Ferry(db);

        var rows = JsonDocument.Parse(await host.Get($"/api/articles/{ferry.Id}/related")).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(crew, rows[0].GetProperty("id").GetInt64());
        Assert.True(rows[0].GetProperty("sameStory").GetBoolean());
        Assert.InRange(rows[0].GetProperty("daysApart").GetDouble(), -2.1, -1.8);
        Assert.Equal(fares, rows[1].GetProperty("id").GetInt64());
        Assert.False(rows[1].GetProperty("sameStory").GetBoolean());
        Assert.InRange(rows[1].GetProperty("similarity").GetDouble(), .05, .99);

        // The copies of an article are not related to it, and of a group only the one that stands for it comes up.
        var copies = await db.Articles.Where(article => article.GroupId == ferry.GroupId).Select(article => article.Id).ToListAsync(Cancellation);
        Assert.DoesNotContain(rows, row => copies.Contains(row.GetProperty("id").GetInt64()));
        var back = JsonDocument.Parse(await host.Get($"/api/articles/{fares}/related")).RootElement.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(ferry.Id, back[0]);
        Assert.Single(back, copies.Contains);

        var page = WebUtility.HtmlDecode(await host.Get($"/articles/{ferry.Id}"));
        Assert.Contains($"data-key=\"related-{fares}\"", page, StringComparison.Ordinal);
        Assert.Contains("same story", page, StringComparison.Ordinal);
        Assert.Contains("earlier", page[page.IndexOf("data-key=\"related-", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_left_the_window_finds_recent_ones_by_its_text()
    {
        var at = DateTimeOffset.UtcNow;
        long old = 0, young = 0;
        await using var host = await DashboardHost.Start(async db =>
        {
            await SampleNews.Seed(db);
            old = await NearArticles.Add(db, "Marlin ferry ordered by the harbour board", "The harbour board ordered the battery ferry Marlin from a yard in Tarnhaven.", at.AddDays(-5));
            young = await NearArticles.Add(db, "Yard in Tarnhaven delivers the Marlin", "The yard in Tarnhaven delivered the battery ferry Marlin to the harbour board.", at.AddDays(-2));
            await NearArticles.Index(db);
            await db.Terms.Where(terms => terms.ArticleId == old).ExecuteDeleteAsync();
            await db.StoryKeys.Where(key => key.GroupId == old).ExecuteDeleteAsync();
        });
        var rows = JsonDocument.Parse(await host.Get($"/api/articles/{old}/related")).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(young, rows[0].GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task An_article_that_is_not_grouped_yet_has_no_related_ones()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await using var db = host.Databases.CreateDbContext();
        var waiting = await db.Articles.FirstAsync(article => article.GroupId == null, Cancellation);
        Assert.Contains("\"items\":[]", await host.Get($"/api/articles/{waiting.Id}/related"), StringComparison.Ordinal);
        Assert.Contains("Nothing stored lately is near this article.", await host.Get($"/articles/{waiting.Id}"), StringComparison.Ordinal);
    }

    private static Task<Article> Ferry(AggregatorDb db) => db.Articles.FirstAsync(article => article.Title == "Island ferry to run on batteries alone from May", Cancellation);
}
