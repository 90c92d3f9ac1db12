using System.Collections.Concurrent;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// One bounded round over what is due in a shard: hosts side by side, the work of one host strictly one after the other.
/// While a slow host holds the round open, work that falls due on other hosts is still taken up.
/// </summary>
internal sealed class ShardRound(
    WorkQueue queue, SourceRun sourceRun, PageRun pageRun, HostLanes hosts, FetchSlots slots, JobOptions options, IRunJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Runs until nothing is due or the budget is spent.</summary>
    /// <param name="shard">The shard, 0 to <see cref="Shard.Count"/> - 1.</param>
    /// <param name="drain">Cancelled to take up nothing more; work in flight ends by itself.</param>
    /// <param name="cancellationToken">Cancelled to abandon work in flight; it stays due.</param>
    public async Task RunAsync(int shard, CancellationToken drain, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var lanes = new Dictionary<string, Task>(StringComparer.Ordinal);
        var setAside = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        while (!drain.IsCancellationRequested && clock.GetElapsedTime(began) < options.RoundBudget)
        {
            foreach (var done in lanes.Where(lane => lane.Value.IsCompleted).Select(lane => lane.Key).ToList())
                lanes.Remove(done);
            foreach (var host in (await queue.DueAsync(shard, [.. lanes.Keys.Union(setAside.Keys)], cancellationToken).ConfigureAwait(false)).GroupBy(work => work.Host))
                lanes[host.Key] = RunLaneAsync([.. host], setAside, began, drain, cancellationToken);
            if (lanes.Count == 0)
                return;
            await Task.WhenAny(Task.WhenAll(lanes.Values), Task.Delay(LookAgain, clock, cancellationToken)).ConfigureAwait(false);
        }

        await Task.WhenAll(lanes.Values).ConfigureAwait(false);
    }

    /// <summary>Serves one host; a host that must rest longer than the round, or whose work failed by our own fault, is set aside until the next round.</summary>
    private async Task RunLaneAsync(
        IReadOnlyList<DueWork> work, ConcurrentDictionary<string, byte> setAside, long began, CancellationToken drain, CancellationToken cancellationToken)
    {
        foreach (var item in work)
        {
            var served = await WaitTurnAsync(item.Host, options.RoundBudget - clock.GetElapsedTime(began), drain).ConfigureAwait(false)
                && await RunItemAsync(item, drain, cancellationToken).ConfigureAwait(false);
            if (drain.IsCancellationRequested)
                return;
            if (!served)
            {
                setAside.TryAdd(item.Host, 0);
                return;
            }
        }
    }

    private async Task<bool> WaitTurnAsync(string host, TimeSpan patience, CancellationToken drain)
    {
        var wait = hosts.Wait(host);
        if (wait > patience)
            return false;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, drain).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !drain.IsCancellationRequested;
    }

    private async Task<bool> RunItemAsync(DueWork item, CancellationToken drain, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken).ConfigureAwait(false);
        if (drain.IsCancellationRequested)
            return false;
        try
        {
            if (item.SourceId != 0)
                journal.Polled(await sourceRun.RunAsync(item.SourceId, cancellationToken).ConfigureAwait(false));
            else
                journal.PageRead(await pageRun.RunAsync(item.EntryId, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            journal.Crashed(item.SourceId != 0 ? $"poll of source {item.SourceId}" : $"page of entry {item.EntryId}", failure);
            return false;
        }
    }
}
