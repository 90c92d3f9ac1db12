using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class SiteMemoryTests
{
    private const string Call = "Readers in all five harbours have been served by the Herald since the year of the great flood: tell us what we should look into next.";
    private static readonly string[] Places = ["Saltmere", "Eastport", "Lower Quay", "Gull Rock"];

    [Fact]
    public async Task What_a_site_repeats_is_left_out_of_further_articles_and_of_those_that_are_read_anew()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();

        await BringAsync(site, worker);

        var articles = await worker.QueryAsync(db => db.Articles.AsNoTracking().OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([true, true, false, false], articles.Select(article => article.Text.Contains(Call, StringComparison.Ordinal)));
        Assert.All(articles, article => Assert.Contains("left the keeper of", article.Text, StringComparison.Ordinal));
        Assert.Contains("3 of 3 other articles of the site say it too: Readers in all five", articles[3].Decisions, StringComparison.Ordinal);

        var replayed = await new OriginalReplay(worker.Service<IDbContextFactory<AggregatorDb>>()).ReadAsync("127.0.0.1", _ => null, null, 10, TestContext.Current.CancellationToken);
        Assert.Equal(4, replayed.Count);
        Assert.All(replayed, article => Assert.DoesNotContain(Call, article.Now!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_learnt_since_makes_no_revision_of_an_article()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        await BringAsync(site, worker);
        worker.Clock.Advance(TimeSpan.FromHours(2));

        foreach (var id in await worker.QueryAsync(db => db.Articles.Select(a => a.Id).ToListAsync()))
            Assert.Equal(RevisitVerdict.Unchanged, (await worker.Service<RevisitRun>().RunAsync(id, TestContext.Current.CancellationToken)).Verdict);
    }

    [Fact]
    public async Task Of_those_that_learn_of_a_site_at_once_none_is_lost()
    {
        await using var worker = await TestWorker.CreateAsync();
        var store = worker.Service<SiteMemoryStore>();
        var url = new Uri("https://harbour.example/news/1");

        var learnt = await Task.WhenAll(Enumerable.Range(1, 3).Select(i => store.LearnAsync(url, Article(i), TestContext.Current.CancellationToken)));

        Assert.Equal([true, true, true], learnt);
        Assert.Equal(3, (await store.ReadAsync(new Uri("https://HARBOUR.example/"), TestContext.Current.CancellationToken)).Articles);
    }

    [Fact]
    public async Task A_site_that_brought_nothing_for_half_a_year_is_forgotten()
    {
        await using var worker = await TestWorker.CreateAsync();
        await worker.Service<SiteMemoryStore>().LearnAsync(new Uri("https://harbour.example/news/1"), Article(1), TestContext.Current.CancellationToken);
        worker.Clock.Advance(TimeSpan.FromDays(179));
        await worker.Service<Housekeeping>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("harbour.example", await worker.QueryAsync(db => db.SiteMemories.Select(m => m.Host).SingleAsync()));

        worker.Clock.Advance(TimeSpan.FromDays(2));
        await worker.Service<Housekeeping>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await worker.QueryAsync(db => db.SiteMemories.CountAsync()));
    }

    private static async Task BringAsync(TestSite site, TestWorker worker)
    {
        for (var i = 0; i < Places.Length; i++)
        {
            var place = Places[i];
            site.Feed("/feed" + i, ("/" + i, $"The calm at {place}"));
            site.Answer("/" + i, "text/html; charset=utf-8", TestPages.Article($"The calm at {place}", paragraphs:
            [
                $"The weather station at {place} tells of a long calm, then of three days in which the wind turned through every quarter before it came to rest.",
                $"It tore many tiles from the roofs of {place}, broke the glass of two lamp houses and left the keeper of {place} with a story for the winter.",
                $"Fishermen of {place} expect the ice by the end of the month, according to the harbour master, who has seen forty winters from his window.",
                Call,
            ]));
            await worker.PollAsync(await worker.AddSourceAsync(site.Url("/feed" + i)));
            Assert.Equal(EntryState.Stored, Assert.Single(await worker.ReadPagesAsync()).State);
        }
    }

    private static ExtractedArticle Article(int seed) => new() { Kind = PageKind.Article, Html = "", Text = "", Strategy = "", Title = $"Calm {(char)('a' + seed)}", Lines = [(uint)seed, 99] };
}
