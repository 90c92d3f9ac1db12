using Aggregator.Core.Deduplication;
using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Health;
using Aggregator.Worker.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Hosting;

/// <summary>The composition root: what the process is made of, step by step as the pipeline runs.</summary>
internal static class WorkerServices
{
    /// <summary>Registers everything but the web.</summary>
    public static IServiceCollection AddAggregator(this IServiceCollection services, AggregatorOptions options, TimeProvider clock) => services
        .AddSingleton(clock)
        .AddSettings(options)
        .AddStorage(options.Storage)
        .AddPipeline()
        .AddSingleton<ShutdownTokens>()
        .AddSingleton<RunLog>()
        .AddSingleton<IRunJournal>(provider => provider.GetRequiredService<RunLog>())
        .AddHostedService<DatabaseStart>()
        .AddHostedService<CanaryWatch>()
        .AddJobs(options, clock)
        .AddHealth();

    private static IServiceCollection AddSettings(this IServiceCollection services, AggregatorOptions options) => services
        .AddSingleton(options)
        .AddSingleton(options.Storage)
        .AddSingleton(options.Http)
        .AddSingleton(options.Schedule)
        .AddSingleton(options.Jobs)
        .AddSingleton(options.Cluster)
        .AddSingleton(options.WebSub)
        .AddSingleton(options.Outage)
        .AddSingleton(options.Extraction)
        .AddSingleton(options.Dashboard);

    /// <summary>Registers the database; the commands that need no host use it alone.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions storage)
    {
        var databases = new AggregatorDbFactory(storage);
        return services
            .AddSingleton(databases)
            .AddSingleton<IDbContextFactory<AggregatorDb>>(databases)
            .AddSingleton<WorkerLock>()
            .AddSingleton<Migrator>()
            .AddSingleton<WorkQueue>()
            .AddSingleton<ArticleStore>()
            .AddSingleton<RevisionStore>()
            .AddSingleton<SourceStore>()
            .AddSingleton<AddressRestoration>()
            .AddSingleton<ISecretVault>(new KeyRing(storage))
            .AddSingleton<SourceRequests>()
            .AddSingleton<ILaneStore, LaneStore>()
            .AddSingleton(new StoryOptions())
            .AddSingleton<GroupingLease>()
            .AddSingleton<IShingleIndex, ShingleIndex>()
            .AddSingleton<StoryStore>()
            .AddSingleton<StoryDecisions>()
            .AddSingleton<SiteHistoryReader>()
            .AddSingleton<ChangedHosts>()
            .AddSingleton<DriftStore>()
            .AddSingleton<SiteMemoryStore>()
            .AddSingleton<Housekeeping>();
    }

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton(provider => new HttpFetcher(provider.GetRequiredService<HttpOptions>(), provider.GetRequiredService<TimeProvider>(), lanes: provider.GetRequiredService<HostLanes>()))
        .AddSingleton<RobotsCache>()
        .AddSingleton<HostLanes>()
        .AddSingleton<FetchSlots>()
        .AddSingleton<PoliteFetcher>()
        .AddSingleton(Random.Shared)
        .AddSingleton<ICronWindows, QuartzCronWindows>()
        .AddSingleton(provider => new HubClient(provider.GetRequiredService<HttpOptions>(), provider.GetRequiredService<TimeProvider>(), lanes: provider.GetRequiredService<HostLanes>()))
        .AddSingleton<PushedSources>()
        .AddSingleton<HubWatch>()
        .AddSingleton<HubCallback>()
        .AddSingleton<SubscriptionRun>()
        .AddSingleton<PollSchedule>()
        .AddSingleton<OutageDetector>()
        .AddSingleton<Canary>()
        .AddSingleton<OutageWatch>()
        .AddSingleton<FurtherPages>()
        .AddSingleton<EntryDiscovery>()
        .AddSingleton<AddressWatch>()
        .AddSingleton<SourceRun>()
        .AddSingleton<SiteRules>()
        .AddSingleton<FetchedPages>()
        .AddSingleton<ArticlePages>()
        .AddSingleton<PageRun>()
        .AddSingleton<RevisitRun>()
        .AddSingleton<ShardRound>()
        .AddSingleton(new DuplicateOptions())
        .AddSingleton<DuplicateDetector>()
        .AddSingleton<DriftWatch>()
        .AddSingleton<StoryRun>()
        .AddSingleton<GroupingRun>();
}
