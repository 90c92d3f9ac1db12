using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Storage;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_is_kept_for_a_time_goes_when_it_is_over_and_articles_stay()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync(("Storage:KeepPollsDays", "20"), ("Storage:KeepOriginalsDays", "15"));
        site.Feed("/feed", ("/ferry", "Ferry landing to reopen"));
        site.Answer("/ferry", "text/html; charset=utf-8", TestPages.Article("Ferry landing to reopen"));
        await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed")));
        await worker.ReadPagesAsync();
        Assert.Equal((1, 1, 1), await KeptAsync(worker));

        Assert.Equal((1, 1, 1), await AfterAsync(worker, 9));
        Assert.Equal((1, 1, 0), await AfterAsync(worker, 2));
        Assert.Equal((1, 0, 0), await AfterAsync(worker, 5));
        Assert.Equal((0, 0, 0), await AfterAsync(worker, 5));
        Assert.Equal(1, await worker.QueryAsync(db => db.Articles.CountAsync()));
    }

    private static async Task<(int Polls, int Originals, int Terms)> AfterAsync(TestWorker worker, int days)
    {
        worker.Clock.Advance(TimeSpan.FromDays(days));
        await worker.Service<Housekeeping>().RunAsync(TestContext.Current.CancellationToken);
        return await KeptAsync(worker);
    }

    private static async Task<(int Polls, int Originals, int Terms)> KeptAsync(TestWorker worker) => (
        await worker.QueryAsync(db => db.Polls.CountAsync()),
        await worker.QueryAsync(db => db.Originals.CountAsync()),
        await worker.QueryAsync(db => db.Terms.CountAsync()));
}
