using Aggregator.Core.Pipeline;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Looks whether sites are still read as before; every quarter of an hour, one job in the whole cluster.</summary>
[DisallowConcurrentExecution]
internal sealed class DriftJob(DriftWatch drifts, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await drifts.RunAsync(shutdown.Drain).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (shutdown.Drain.IsCancellationRequested)
        {
            // Hosts that were not looked at now are looked at after the next start.
        }
        catch (Exception failure)
        {
            log.Crashed("the look at sites that changed", failure);
        }
    }
}
