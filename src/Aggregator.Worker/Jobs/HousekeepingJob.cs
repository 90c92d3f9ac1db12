using Aggregator.Core.Storage;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Deletes what has served its time; hourly.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(Housekeeping housekeeping, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var summary = await housekeeping.RunAsync(shutdown.Drain).ConfigureAwait(false);
            if (summary != default)
                log.Cleaned(summary);
        }
        catch (OperationCanceledException) when (shutdown.Drain.IsCancellationRequested)
        {
            // What was not deleted now is deleted in the next run.
        }
        catch (Exception failure)
        {
            log.Crashed("housekeeping", failure);
        }
    }
}
