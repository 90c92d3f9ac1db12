using Aggregator.Core.Deduplication;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Drifts;
using Aggregator.Worker.Dashboard.Overview;
using Aggregator.Worker.Dashboard.Sources;
using Aggregator.Worker.Dashboard.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>The pages' queries can be said in SQL Server's SQL. No server is asked: its answers are empty.</summary>
public sealed class SqlServerTranslationTests
{
    [Fact]
    public async Task Every_query_of_the_pages_translates()
    {
        var databases = new SilentSqlServer();
        using var totals = new Totals(databases, TimeProvider.System);
        var articles = new ArticleListQuery(databases);
        var cancellation = TestContext.Current.CancellationToken;

        using var hot = new HotListQuery(databases, TimeProvider.System);
        await new OverviewQuery(databases, totals, articles, hot).Run(cancellation);
        await hot.Run(new HotFilter("zh", "News"), cancellation);
        await articles.Run(new ArticleFilter { Search = "one [two]", Language = "zh", SourceId = 1, Before = 9 }, cancellation);
        await articles.Run(new ArticleFilter { AllCopies = true }, cancellation);
        await new ArticleQuery(databases).Run(1, cancellation);
        await new CopyListQuery(databases).Run(5, cancellation);
        await new StoryListQuery(databases, TimeProvider.System).Run(new StoryFilter { Search = "one [two]", Language = "zh", Category = "News", Sources = 2, After = (DateTimeOffset.UnixEpoch, 9) }, cancellation);
        await new StoryQuery(databases, new StoryDecisions(databases, TimeProvider.System)).Run(1, cancellation);
        await using (var db = databases.CreateDbContext())
        {
            await StoryHeat.Read(db, [1, 2], DateTimeOffset.UnixEpoch, cancellation);
            using var related = new RelatedQuery(databases, TimeProvider.System);
            await related.Run(1, cancellation);
            await related.Near(db, new RelatedCandidate(1, StoryTerms.Of("Kestrel Bridge", "shut until spring"), DateTimeOffset.UnixEpoch, true), cancellation);
        }

        Assert.Contains(databases.Commands, sql => sql.Contains("FROM [StoryKeys]", StringComparison.Ordinal));
        Assert.DoesNotContain(databases.Commands, sql => sql.Contains("OPENJSON", StringComparison.Ordinal));
        await new SourceQuery(databases, TimeProvider.System).Run(1, cancellation);
        foreach (var sort in new[] { "name", "polled", "due", "failures", "added" })
            await new SourceListQuery(databases, TimeProvider.System).Run(new SourceFilter("a%", "faulty", "Timeout", sort, 1), cancellation);

        await new DriftQuery(databases).Run(cancellation);
        Assert.Contains(databases.Commands, sql => sql.Contains("NOT EXISTS", StringComparison.Ordinal));
        Assert.Contains(databases.Commands, sql => sql.Contains("ESCAPE N'\\'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Grouping_and_reading_anew_translate()
    {
        var databases = new SilentSqlServer();
        var cancellation = TestContext.Current.CancellationToken;
        var lease = new GroupingLease(databases, TimeProvider.System);
        var index = new ShingleIndex(databases, TimeProvider.System, lease);
        var store = new RegroupStore(databases, index, lease, new StoryOptions(), TimeProvider.System);
        await store.SelectAsync(DateTimeOffset.UnixEpoch, cancellation);
        await store.OthersAsync([1, 2], new HashSet<long> { 1 }, cancellation);
        await store.CompareAsync([1, 2], new RegroupIndex(index, new HashSet<long> { 1, 2 }), cancellation);
        await store.StoriesAsync([1, 2], cancellation);
        await store.TitlesAsync([1, 2], cancellation);
        await new OriginalReplay(databases).ReadAsync("harbour.example", _ => null, 7, 5, cancellation);
        Assert.Contains(databases.Commands, sql => sql.Contains("FROM [ArticleOriginals]", StringComparison.Ordinal) || sql.Contains("JOIN [ArticleOriginals]", StringComparison.Ordinal));
        Assert.DoesNotContain(databases.Commands, sql => sql.Contains("OPENJSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_look_at_changed_sites_translates()
    {
        var databases = new SilentSqlServer();
        var cancellation = TestContext.Current.CancellationToken;
        var hosts = new ChangedHosts(databases);
        await hosts.ReadAsync(cancellation);
        var standing = await new DriftStore(databases, TimeProvider.System).StandingAsync("harbour.example", cancellation);
        var reader = new SiteHistoryReader(databases);
        await reader.ReadAsync("harbour.example", standing, cancellation);
        var memories = new SiteMemoryStore(databases, TimeProvider.System);
        await memories.ReadAsync(new Uri("https://harbour.example/"), cancellation);
        await reader.ReadAsync("harbour.example", SiteStanding.Of([new SiteDrift { Host = "harbour.example", FirstArticleId = 9, FirstEntryId = 12 }]), cancellation);

        Assert.Null(hosts.Take());
        Assert.Contains(databases.Commands, sql => sql.Contains("FROM [SiteDrifts]", StringComparison.Ordinal));
        Assert.Contains(databases.Commands, sql => sql.Contains("FROM [SiteMemories]", StringComparison.Ordinal));
        Assert.Contains(databases.Commands, sql => sql.Contains("FROM [Entries]", StringComparison.Ordinal) && sql.Contains("TOP(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_copies_of_a_group_translate()
    {
        await using var db = new SilentSqlServer().CreateDbContext();
        Assert.Contains("LEFT JOIN [DuplicateLinks]", db.Copies(db.Articles.Where(article => article.GroupId == 1).OrderBy(article => article.Id).Take(9)).ToQueryString(), StringComparison.Ordinal);
    }
}
