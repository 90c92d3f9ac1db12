using Aggregator.Core.Pipeline;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Places stored articles into duplicate groups, in the order they were stored; one job in the whole cluster.</summary>
[DisallowConcurrentExecution]
internal sealed class GroupingJob(GroupingRun grouping, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var summary = await grouping.RunAsync(shutdown.Drain, shutdown.Abandon).ConfigureAwait(false);
            log.Grouped(summary);
        }
        catch (OperationCanceledException) when (shutdown.Abandon.IsCancellationRequested)
        {
            // The stop ran out of time: articles without a group are grouped after the next start.
        }
        catch (Exception failure)
        {
            log.Crashed("grouping", failure);
        }
    }
}
