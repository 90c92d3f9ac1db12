using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.IntegrationTests.Dashboard;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Storage;

public sealed class StoryCategoryTests
{
    [Theory]
    [InlineData("Science", "Energy", "Science")]
    [InlineData("", "Energy", "Energy")]
    [InlineData("", "", "")]
    public async Task A_story_is_filed_under_the_folder_of_its_sources_or_else_the_section_of_their_pages(string folder, string section, string category)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = await DashboardHost.Start(SampleNews.Seed);
        await using var db = host.Databases.CreateDbContext();
        var group = await db.Groups.FirstAsync(g => g.Size == 3, cancellation);
        db.StoryMembers.Add(new StoryMember { GroupId = group.Id, StoryId = 900 });
        await db.SaveChangesAsync(cancellation);
        await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(source => source.Folder, folder), cancellation);
        await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(article => article.Section, section), cancellation);
        var articles = await StoryRows.ArticlesAsync(db, [900], cancellation);
        Assert.Equal(3, articles.Count);
        Assert.Equal(category, StorySummary.Of([.. articles.Select(x => x.Article)]).Category);
    }
}
