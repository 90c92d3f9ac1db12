using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class NewsApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_hot_list_gives_every_place_with_its_votes()
    {
        await using var host = await DashboardHost.Start(Seed);
        var hot = await Json(host, "/api/hot?language=en");
        var story = hot.GetProperty("items")[0];
        Assert.Equal(902, story.GetProperty("id").GetInt64());
        var heat = story.GetProperty("heat");
        Assert.Equal(heat.GetProperty("sources").GetInt32() + heat.GetProperty("copies").GetInt32(), heat.GetProperty("votes").GetArrayLength());
        Assert.Contains("halving", heat.GetProperty("explanation")[1].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Json(host, "/api/hot?category=Science")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Next_leads_through_all_stories_and_keeps_the_filter()
    {
        await using var host = await DashboardHost.Start(Seed);
        var seen = new List<long>();
        for (var path = "/api/stories?take=2&language=en"; path is not null;)
        {
            var page = await Json(host, path);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(story => story.GetProperty("id").GetInt64()));
            path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            Assert.True(path is null || path.Contains("language=en", StringComparison.Ordinal));
        }
        Assert.Equal([902, 901, 900], seen);
    }

    [Fact]
    public async Task A_story_has_its_texts_and_a_merged_one_leads_on()
    {
        await using var host = await DashboardHost.Start(Seed);
        var detail = await Json(host, "/api/stories/902");
        var text = detail.GetProperty("texts").EnumerateArray().Single(text => text.GetProperty("copies").GetInt32() == 3 && text.GetProperty("articles")[0].GetProperty("language").GetString() == "en");
        Assert.True(text.GetProperty("articles")[0].GetProperty("original").GetBoolean());
        Assert.Contains(text.GetProperty("articles").EnumerateArray(), copy => copy.TryGetProperty("relation", out var relation) && relation.GetString() == "Cut" && copy.GetProperty("minutesAfterOriginal").GetDouble() == 25);
        using var merged = await host.Client.GetAsync("/api/stories/899", Cancellation);
        Assert.Equal(HttpStatusCode.MovedPermanently, merged.StatusCode);
        Assert.Equal("/api/stories/902", merged.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/api/stories/123456", HttpStatusCode.NotFound, "There is no story 123456.")]
    [InlineData("/api/articles/123456/related", HttpStatusCode.NotFound, "There is no article 123456.")]
    [InlineData("/api/hot?take=31", HttpStatusCode.BadRequest, "from 1 to 30")]
    [InlineData("/api/stories?take=none", HttpStatusCode.BadRequest, "from 1 to 100")]
    [InlineData("/api/stories?sources=-1", HttpStatusCode.BadRequest, "sources must be")]
    [InlineData("/api/stories?after=99999999999999999999-1", HttpStatusCode.BadRequest, "after is not a place")]
    public async Task What_cannot_be_answered_is_told_as_problem_details(string path, HttpStatusCode status, string sentence)
    {
        await using var host = await DashboardHost.Start(Seed);
        using var answer = await host.Client.GetAsync(path, Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_fails_is_told_as_problem_details()
    {
        await using var host = await DashboardHost.Start(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Stories"));
        using var answer = await host.Client.GetAsync("/api/stories", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_has_the_answer_already_is_told_so()
    {
        await using var host = await DashboardHost.Start(Seed);
        using var first = await host.Client.GetAsync("/api/stories/900", Cancellation);
        Assert.Equal("private, no-cache", first.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stories/900");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var again = await host.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Hostile_titles_and_addresses_are_harmless_in_a_page()
    {
        await using var host = await DashboardHost.Start(async db =>
        {
            await Seed(db);
            await db.Stories.Where(story => story.Id == 902).ExecuteUpdateAsync(set => set.SetProperty(story => story.Title, "</script><script>alert(1)</script> 你好"));
            await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(article => article.Url, "javascript:alert(1)"));
        });
        foreach (var path in new[] { "/api/hot", "/api/stories", "/api/stories/902" })
        {
            var text = await host.Get(path);
            Assert.DoesNotContain("<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:", text, StringComparison.Ordinal);
            Assert.Contains("你好", text, StringComparison.Ordinal);
        }
    }

    // Three English stories a minute apart; the latest has the ferry with its copies and another text, and took over story 899.
    private static async Task Seed(AggregatorDb db)
    {
        await SampleNews.Seed(db);
        var ferry = await db.Articles.Where(article => article.Title.StartsWith("Island ferry")).Select(article => article.GroupId!.Value).FirstAsync();
        var others = await db.Groups.Where(group => group.Size == 1).OrderBy(group => group.Id).Select(group => group.Id).Take(3).ToListAsync();
        var now = DateTimeOffset.UtcNow;
        foreach (var id in new[] { 900L, 901, 902 })
            db.Stories.Add(new Story { Id = id, State = StoryState.Live, Title = $"Story {id}", LeadArticleId = ferry, Language = "en", Category = "News/Local", FirstAt = now.AddHours(-5), LastAt = now.AddMinutes(id - 902), Groups = 2, Articles = 4, Sources = 3, CreatedAt = now, ChangedAt = now });
        db.Stories.Add(new Story { Id = 899, State = StoryState.Merged, MergedIntoId = 902, Title = "Gone", FirstAt = now, LastAt = now, CreatedAt = now, ChangedAt = now });
        db.StoryMembers.AddRange(
            new StoryMember { GroupId = ferry, StoryId = 902 }, new StoryMember { GroupId = others[2], StoryId = 902 },
            new StoryMember { GroupId = others[0], StoryId = 900 }, new StoryMember { GroupId = others[1], StoryId = 901 });
        await db.SaveChangesAsync();
    }

    private static async Task<JsonElement> Json(DashboardHost host, string path) => JsonDocument.Parse(await host.Get(path)).RootElement;
}
