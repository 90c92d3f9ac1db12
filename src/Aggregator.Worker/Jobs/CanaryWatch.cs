using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Worker.Hosting;

namespace Aggregator.Worker.Jobs;

/// <summary>Looks at the canary now and then. No job of the scheduler, because every node of a cluster has a network of its own to watch.</summary>
internal sealed class CanaryWatch(Canary canary, OutageWatch outages, OutageOptions options, TimeProvider clock, RunLog log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!canary.IsSet)
            return;
        using var timer = new PeriodicTimer(options.CanaryInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await outages.LookAtCanaryAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.Crashed("look at the canary", failure);
            }
        }
    }
}
