using Aggregator.Worker.Configuration;
using Microsoft.Data.SqlClient;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Keeps the schedule of a cluster in the database of the articles, in tables of Quartz's own (<c>QRTZ_</c>).</summary>
internal static class ClusteredStore
{
    private const string SchedulerName = "Aggregator";

    /// <summary>
    /// Uses it. Every node gets an id of its own; one that dies is noticed after two missed check-ins, and the jobs it had begun are begun
    /// again elsewhere. The tables are made at start where our own are; otherwise the start checks that they are there.
    /// </summary>
    public static void UseClusteredStore(this IQuartzBuilder quartz, AggregatorOptions settings)
    {
        quartz.Services.Configure<QuartzSchedulerOptions>(scheduler => (scheduler.InstanceName, scheduler.GenerateInstanceId) = (SchedulerName, true));
        quartz.UsePersistentStore(store =>
        {
            store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (settings.Cluster.CheckinInterval, settings.Cluster.CheckinInterval));
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(ado =>
            {
                ado.StoreJobDataAsStrings = true;
                ado.CommandTimeout = TimeSpan.FromSeconds(settings.Storage.CommandTimeout);
            });
            if (settings.Storage.MigratesOnStart)
                store.ProvisionSchema();
            store.UseSqlServer(SqlClientFactory.Instance, settings.Storage.EffectiveConnectionString);
        });
    }
}
