using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed partial class StoryPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_a_story_lists_its_texts_with_their_copies_and_an_old_number_leads_to_it()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        var groups = await AddStory(host);
        var page = WebUtility.HtmlDecode(await host.Get("/stories/900"));
        Assert.Contains("2 articles of 2 independent sources", page, StringComparison.Ordinal);
        foreach (var group in groups)
            Assert.Contains($"data-key=\"text-{group}\"", page, StringComparison.Ordinal);
        using var old = await host.Client.GetAsync("/stories/901", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, old.StatusCode);
        Assert.EndsWith("/stories/900", old.Headers.Location!.ToString(), StringComparison.Ordinal);
        await host.Get("/stories/902", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_hot_list_explains_the_place_of_a_story_and_can_be_narrowed_to_a_language()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await AddStory(host);
        var page = WebUtility.HtmlDecode(await host.Get("/hot"));
        Assert.Contains("href=\"/stories/900\"", page, StringComparison.Ordinal);
        Assert.Contains("left after halving every 8 hours", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/stories/901", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/stories/900", await host.Get("/hot?language=fr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_article_leads_to_its_story()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        var groups = await AddStory(host);
        Assert.Contains("href=\"/stories/900\"", await host.Get($"/articles/{groups[0]}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?language=en&category=News&sources=2", true)]
    [InlineData("?category=News/Local", true)]
    [InlineData("?category=New", false)]
    [InlineData("?language=zh", false)]
    [InlineData("?sources=3", false)]
    [InlineData("?q=ferry story", true)]
    [InlineData("?q=battery crossing", true)]
    [InlineData("?q=100%25", false)]
    public async Task The_list_of_stories_is_narrowed_by_what_its_articles_are_called_language_category_and_sources(string query, bool listed)
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await AddStory(host);
        Assert.Equal(listed, (await host.Get("/stories" + query)).Contains("href=\"/stories/900\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paging_shows_every_story_once_also_those_of_one_moment()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await using (var db = host.Databases.CreateDbContext())
        {
            var at = DateTimeOffset.UtcNow;
            foreach (var group in await db.Groups.OrderBy(group => group.Id).Select(group => group.Id).Take(50).ToListAsync(Cancellation))
            {
                db.Stories.Add(new Story { Id = 1000 + group, State = StoryState.Live, Title = $"Story {group}", LeadArticleId = group, FirstAt = at, LastAt = at.AddMinutes(-(group / 20)), Groups = 1, Articles = 1, Sources = 1, CreatedAt = at, ChangedAt = at });
                db.StoryMembers.Add(new StoryMember { GroupId = group, StoryId = 1000 + group });
            }
            await db.SaveChangesAsync(Cancellation);
        }
        var seen = new List<string>();
        for (var path = "/stories"; path is not null;)
        {
            var page = await host.Get(path);
            seen.AddRange(Keys().Matches(page).Select(match => match.Groups[1].Value));
            path = Older().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }
        Assert.Equal(50, seen.Count);
        Assert.Equal(50, seen.Distinct().Count());
    }

    [Fact]
    public async Task An_old_link_into_the_list_of_copies_leads_to_where_it_is_now()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        using var old = await host.Client.GetAsync("/stories?before=60", Cancellation);
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.EndsWith("/copies?before=60", old.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hot_list_shows_every_vote_and_can_be_narrowed_to_a_category()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await AddStory(host);
        var page = WebUtility.HtmlDecode(await host.Get("/hot?category=News"));
        Assert.Contains("its own text", page, StringComparison.Ordinal);
        Assert.Contains("a copy", page, StringComparison.Ordinal);
        Assert.Contains("0.25 vote", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/stories/900", await host.Get("/hot?category=Science"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_is_split_on_its_page_and_the_decision_undone_there()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        var groups = await AddStory(host);

        var (status, location) = await Post(host, "/stories/900/split", ("article", $"{groups[1]}"));

        Assert.Equal(HttpStatusCode.SeeOther, status);
        var split = location[..location.IndexOf('?', StringComparison.Ordinal)];
        Assert.Contains($"data-key=\"text-{groups[1]}\"", await host.Get(location), StringComparison.Ordinal);
        Assert.DoesNotContain($"data-key=\"text-{groups[1]}\"", await host.Get("/stories/900"), StringComparison.Ordinal);
        var decision = Decisions().Match(await host.Get(split)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(host, $"{split}/undo", ("decision", decision))).Status);
        Assert.Contains($"data-key=\"text-{groups[1]}\"", await host.Get("/stories/900"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_cannot_be_made_is_refused_with_a_sentence_and_one_without_a_token_at_all()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await AddStory(host);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(host, "/stories/900/merge", ("into", "4711"))).Status);
        using var forged = await host.Client.PostAsync("/stories/900/merge", new FormUrlEncodedContent([KeyValuePair.Create("into", "1")]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Location)> Post(DashboardHost host, string path, (string Name, string Value) field)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await host.Get(path[..path.LastIndexOf('/')])).Groups[1].Value);
        using var answer = await host.Client.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create(field.Name, field.Value), KeyValuePair.Create("__RequestVerificationToken", token)]), Cancellation);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"decision\" value=\"(\\d+)\"")]
    private static partial Regex Decisions();

    [Fact]
    public async Task The_overview_begins_with_the_hottest()
    {
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await AddStory(host);
        Assert.Contains("href=\"/stories/900\"", await host.Get("/"), StringComparison.Ordinal);
    }

    // Two groups of the sample as story 900, which took over story 901. A group of the sample bears the id of its first article.
    private static async Task<List<long>> AddStory(DashboardHost host)
    {
        await using var db = host.Databases.CreateDbContext();
        var groups = await db.Groups.OrderByDescending(group => group.Size).ThenBy(group => group.Id).Select(group => group.RepresentativeId).Take(2).ToListAsync(Cancellation);
        var now = DateTimeOffset.UtcNow;
        db.Stories.Add(new Story { Id = 900, State = StoryState.Live, Title = "The ferry story", LeadArticleId = groups[0], Language = "en", Category = "News/Local", FirstAt = now, LastAt = now, Groups = 2, Articles = 2, Sources = 2, CreatedAt = now, ChangedAt = now });
        db.Stories.Add(new Story { Id = 901, State = StoryState.Merged, MergedIntoId = 900, Title = "The ferry story", LeadArticleId = groups[0], Language = "en", FirstAt = now, LastAt = now, CreatedAt = now, ChangedAt = now });
        db.StoryMembers.AddRange(groups.Select(group => new StoryMember { GroupId = group, StoryId = 900 }));
        await db.SaveChangesAsync(Cancellation);
        return groups;
    }

    [GeneratedRegex("data-key=\"story-(\\d+)\"")]
    private static partial Regex Keys();

    [GeneratedRegex("<a rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Older();
}
