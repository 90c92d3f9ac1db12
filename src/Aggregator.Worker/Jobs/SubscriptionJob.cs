using Aggregator.Core.Pipeline;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>Asks hubs for subscriptions and renews them; every minute, when a callback address is configured.</summary>
[DisallowConcurrentExecution]
internal sealed class SubscriptionJob(SubscriptionRun subscriptions, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await subscriptions.RunAsync(shutdown.Drain, shutdown.Abandon).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (shutdown.Abandon.IsCancellationRequested)
        {
            // The stop ran out of time: a hub that was being asked is asked again later.
        }
        catch (Exception failure)
        {
            log.Crashed("the round of subscriptions", failure);
        }
    }
}
