using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace Aggregator.IntegrationTests.Cluster;

/// <summary>Quartz's clustered store. It refuses SQLite, so that two nodes are only seen at work where there is a server.</summary>
public sealed class ClusterTests
{
    private static string? Server => Environment.GetEnvironmentVariable("AGGREGATOR_TEST_SQLSERVER");

    [Fact]
    public async Task When_a_node_dies_the_other_serves_its_shards()
    {
        Assert.SkipUnless(Server is { Length: > 0 }, "no SQL Server: set AGGREGATOR_TEST_SQLSERVER to the connection string of an empty database");
        using var folder = new SharedFolder();
        var sites = new List<RecordingSite>();
        for (var i = 1; i <= 12; i++)
            sites.Add(await RecordingSite.StartAsync($"127.0.1.{i}", TimeProvider.System));
        sites.ForEach(site => site.Feed("/feed"));
        (string, string)[] settings =
        [
            ("Storage:Provider", "SqlServer"), ("Storage:ConnectionString", Server!), ("Storage:MigrateOnStart", "true"),
            ("Cluster:Enabled", "true"), ("Cluster:CheckinInterval", "00:00:01"), ("Http:PageDelay", "00:00:00.500"), ("Jobs:StartSpread", "00:00:00"),
        ];
        await using var left = Node.Create(folder.Path, TimeProvider.System, settings);
        await using var right = Node.Create(folder.Path, TimeProvider.System, settings);
        await left.StartAsync();
        await left.AddSourcesAsync([.. sites.Select(site => site.Url("/feed"))]);
        await right.StartAsync();
        var (one, other) = (await SchedulerAsync(left), await SchedulerAsync(right));
        await UntilAsync(() => sites.TrueForAll(site => site.Asked.Count >= 1));

        await KillAsync(one);
        await MakeDueAsync(right);
        await UntilAsync(() => sites.TrueForAll(site => site.Asked.Count >= 2));

        Assert.NotEqual(one.SchedulerInstanceId, other.SchedulerInstanceId);
        Assert.All(sites, site => Assert.True(site.ShortestGap >= TimeSpan.FromSeconds(0.5), $"{site.ShortestGap}"));
        Assert.Equal(Shard.Count, await CountAsync(right, "SELECT COUNT(*) AS Value FROM QRTZ_JOB_DETAILS WHERE JOB_NAME LIKE 'shard-%' AND IS_NONCONCURRENT = 1 AND REQUESTS_RECOVERY = 1"));
        foreach (var site in sites)
            await site.DisposeAsync();
    }

    [Fact]
    public void On_SQL_Server_a_cluster_is_composed_of_what_Quartz_needs()
    {
        var services = new ServiceCollection();
        var options = new AggregatorOptions
        {
            Storage = new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = "Server=db.example;Database=Aggregator" },
            Cluster = new ClusterOptions { Enabled = true, CheckinInterval = TimeSpan.FromSeconds(3) },
        };
        Assert.Empty(options.Validate());

        using var provider = services.AddAggregator(options, TimeProvider.System).BuildServiceProvider();

        var scheduler = provider.GetRequiredService<IOptions<QuartzSchedulerOptions>>().Value;
        Assert.Equal(("Aggregator", true), (scheduler.InstanceName, scheduler.GenerateInstanceId));
        var cluster = provider.GetRequiredService<IOptions<ClusteringOptions>>().Value;
        Assert.Equal((true, TimeSpan.FromSeconds(3)), (cluster.Enabled, cluster.CheckinInterval));
        var store = provider.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value;
        Assert.Equal((true, true, SchemaProvisioning.Validate), (store.UseDbLocks, store.StoreJobDataAsStrings, store.SchemaProvisioning));
    }

    [Fact]
    public void Without_a_cluster_the_schedule_lies_in_memory()
    {
        using var provider = new ServiceCollection().AddAggregator(new AggregatorOptions(), TimeProvider.System).BuildServiceProvider();

        Assert.False(provider.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled);
    }

    /// <summary>As a crash leaves it: nothing more is fired, nothing is waited for, and no check-in says that it is gone.</summary>
    private static async Task KillAsync(IScheduler scheduler) => await scheduler.Shutdown(waitForJobsToComplete: false);

    private static async Task<IScheduler> SchedulerAsync(Node node) =>
        await node.Service<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);

    private static Task<int> MakeDueAsync(Node node) => node.QueryAsync(db =>
        db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, DateTimeOffset.UtcNow), TestContext.Current.CancellationToken));

    private static Task<int> CountAsync(Node node, string sql) => node.QueryAsync(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken));

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 600, "the nodes did not get there in 60 s");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
