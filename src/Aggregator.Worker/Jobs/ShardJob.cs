using System.Globalization;
using Aggregator.Core.Pipeline;
using Aggregator.Worker.Hosting;
using Quartz;

namespace Aggregator.Worker.Jobs;

/// <summary>One round over a shard. Quartz never runs the same shard twice at once, on one node or on many.</summary>
[DisallowConcurrentExecution]
internal sealed class ShardJob(ShardRound round, ShutdownTokens shutdown, RunLog log) : IJob
{
    /// <summary>Key of the shard number in the job's data.</summary>
    public const string ShardKey = "shard";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var shard = int.Parse(context.MergedJobDataMap.GetString(ShardKey)!, CultureInfo.InvariantCulture);
        try
        {
            await round.RunAsync(shard, shutdown.Drain, shutdown.Abandon).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (shutdown.Abandon.IsCancellationRequested)
        {
            // The stop ran out of time: what was in flight is still due.
        }
        catch (Exception failure)
        {
            log.Crashed($"round of shard {shard}", failure);
        }
    }
}
