using Aggregator.Core.Pipeline;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Looks at the canary. Every node looks for itself, because each has a network of its own.</summary>
[DisallowConcurrentExecution]
internal sealed class CanaryJob(OutageWatch outages, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await outages.LookAtCanaryAsync(shutdown.Drain).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (shutdown.Drain.IsCancellationRequested)
        {
            // The next process looks again.
        }
        catch (Exception failure)
        {
            log.Crashed("look at the canary", failure);
        }
    }
}
