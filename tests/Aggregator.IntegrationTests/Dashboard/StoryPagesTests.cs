using System.Net;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class StoryPagesTests
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
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
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
        Assert.Contains("after halving every 8 hours", page, StringComparison.Ordinal);
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

    // Two groups of the sample as story 900, which took over story 901. A group of the sample bears the id of its first article.
    private static async Task<List<long>> AddStory(DashboardHost host)
    {
        await using var db = host.Databases.CreateDbContext();
        var groups = await db.Groups.OrderByDescending(group => group.Size).ThenBy(group => group.Id).Select(group => group.RepresentativeId).Take(2).ToListAsync(Cancellation);
        var now = DateTimeOffset.UtcNow;
        db.Stories.Add(new Story { Id = 900, State = StoryState.Live, Title = "The ferry story", LeadArticleId = groups[0], Language = "en", FirstAt = now, LastAt = now, Groups = 2, Articles = 2, Sources = 2, CreatedAt = now, ChangedAt = now });
        db.Stories.Add(new Story { Id = 901, State = StoryState.Merged, MergedIntoId = 900, Title = "The ferry story", LeadArticleId = groups[0], Language = "en", FirstAt = now, LastAt = now, CreatedAt = now, ChangedAt = now });
        db.StoryMembers.AddRange(groups.Select(group => new StoryMember { GroupId = group, StoryId = 900 }));
        await db.SaveChangesAsync(Cancellation);
        return groups;
    }
}
