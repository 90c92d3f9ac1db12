using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard;

namespace Aggregator.Worker.Hosting;

/// <summary>Before any job fires: makes sure that no other worker has the file, migrates the database when configured, and spreads sources that are long overdue.</summary>
internal sealed class DatabaseStart(
    WorkerLock workerLock, Migrator migrator, WorkQueue queue, SourceStore sources, OutageWatch outages, DashboardOptions dashboard, JobOptions scheduling, ClusterOptions cluster, RunLog log) : IHostedLifecycleService
{
    private const int OverdueThatNeedsSpreading = 500;

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!cluster.Enabled)
            workerLock.Take();
        await migrator.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await outages.StartAsync(cancellationToken).ConfigureAwait(false);
        var moved = await queue.SpreadOverdueAsync(scheduling.StartSpread, OverdueThatNeedsSpreading, cancellationToken).ConfigureAwait(false);
        if (moved > 0)
            log.Spread(moved, scheduling.StartSpread);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken) =>
        log.Started(await sources.CountAsync(cancellationToken).ConfigureAwait(false), dashboard.Url);

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
