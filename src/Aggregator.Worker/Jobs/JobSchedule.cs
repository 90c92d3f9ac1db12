using System.Globalization;
using Aggregator.Core.Scheduling;
using Aggregator.Worker.Configuration;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Which jobs fire when. The number of triggers is fixed, however many sources there are.</summary>
internal static class JobSchedule
{
    private static readonly TimeSpan HousekeepingInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan SubscriptionInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DriftInterval = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Registers the scheduler. One node keeps its schedule in memory: all that must last is in our own tables. In a cluster the schedule
    /// lies in the database, so that each shard is served by one node at a time, and by another when that one dies.
    /// </summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, AggregatorOptions settings, TimeProvider clock)
    {
        var options = settings.Jobs;
        services.AddQuartz(quartz =>
        {
            if (settings.Cluster.Enabled)
                quartz.UseClusteredStore(settings);
            else
                quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(Shard.Count + 4);
            var start = clock.GetUtcNow();
            for (var shard = 0; shard < Shard.Count; shard++)
                AddShard(quartz, shard, start + (options.RoundInterval * shard / Shard.Count), options.RoundInterval);
            Add<GroupingJob>(quartz, "grouping", start + options.GroupingInterval, options.GroupingInterval);
            Add<HousekeepingJob>(quartz, "housekeeping", start + TimeSpan.FromMinutes(1), HousekeepingInterval);
            Add<DriftJob>(quartz, "drift", start + TimeSpan.FromMinutes(2), DriftInterval);
            if (settings.WebSub.Enabled)
                Add<SubscriptionJob>(quartz, "subscriptions", start + SubscriptionInterval, SubscriptionInterval);
        });
        return services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
    }

    private static void AddShard(IQuartzBuilder quartz, int shard, DateTimeOffset start, TimeSpan interval) =>
        quartz.ScheduleJob<ShardJob>(
            trigger => trigger.WithIdentity($"shard-{shard}").StartAt(start).WithSimpleSchedule(schedule => Repeat(schedule, interval)),
            job => job.WithIdentity($"shard-{shard}").UsingJobData(ShardJob.ShardKey, shard.ToString(CultureInfo.InvariantCulture)).RequestRecovery());

    private static void Add<T>(IQuartzBuilder quartz, string name, DateTimeOffset start, TimeSpan interval) where T : IJob =>
        quartz.ScheduleJob<T>(
            trigger => trigger.WithIdentity(name).StartAt(start).WithSimpleSchedule(schedule => Repeat(schedule, interval)),
            job => job.WithIdentity(name).RequestRecovery());

    /// <summary>A round that was missed is not made up for: the next one sees all that is due.</summary>
    private static void Repeat(SimpleScheduleBuilder schedule, TimeSpan interval) =>
        schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount);
}
