using System.Collections.Concurrent;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// One bounded round over what is due in a shard: hosts side by side, the work of one host strictly one after the other.
/// While a slow host holds the round open, work that falls due on other hosts is still taken up, after the round's budget as well.
/// </summary>
internal sealed class ShardRound(
    WorkQueue queue, SourceRun sourceRun, PageRun pageRun, RevisitRun revisitRun, PoliteFetcher fetcher, HostLanes hosts, OutageWatch outages, FetchSlots slots, JobOptions options, IRunJournal journal, TimeProvider clock)
{
    private const int HostsAtOnce = 500;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Runs until nothing is due or the budget is spent.</summary>
    /// <param name="shard">The shard, 0 to <see cref="Shard.Count"/> - 1.</param>
    /// <param name="drain">Cancelled to take up nothing more; work in flight ends by itself.</param>
    /// <param name="cancellationToken">Cancelled to abandon work in flight; it stays due.</param>
    public async Task RunAsync(int shard, CancellationToken drain, CancellationToken cancellationToken)
    {
        var round = new Round(clock.GetTimestamp(), drain, cancellationToken);
        await hosts.LoadAsync(shard, cancellationToken).ConfigureAwait(false);
        foreach (var resting in hosts.Resting(shard, options.RoundBudget).Take(HostsAtOnce))
            round.SetAside.TryAdd(resting, 0);
        while (!drain.IsCancellationRequested && (Left(round) > TimeSpan.Zero || round.HasEarlyLanes))
        {
            round.Reap();
            await TakeUpAsync(shard, round).ConfigureAwait(false);
            if (round.Lanes.Count == 0)
                return;
            await Task.WhenAny(Task.WhenAll(round.Lanes.Values), Task.Delay(LookAgain, clock, cancellationToken)).ConfigureAwait(false);
        }

        await Task.WhenAll(round.Lanes.Values).ConfigureAwait(false);
    }

    /// <summary>
    /// Begins what is due. After the budget only hosts without trouble are begun, as long as those begun before are not done: so a
    /// host that hangs holds the shard, but none of the others up.
    /// </summary>
    private async Task TakeUpAsync(int shard, Round round)
    {
        var busy = round.Lanes.Keys.Union(round.SetAside.Keys).ToList();
        if (busy.Count >= 2 * HostsAtOnce)
            return;
        var overtime = Left(round) <= TimeSpan.Zero;
        foreach (var host in (await queue.DueAsync(shard, busy, round.Abandon).ConfigureAwait(false)).GroupBy(work => work.Host))
        {
            if (overtime && hosts.IsTroubled(host.Key))
                round.SetAside.TryAdd(host.Key, 0);
            else
                round.Begin(host.Key, overtime, RunLaneAsync([.. host], round));
        }
    }

    /// <summary>Serves one host; a host that must rest longer than the round, or whose work failed by our own fault, is set aside until the next round.</summary>
    private async Task RunLaneAsync(IReadOnlyList<DueWork> work, Round round)
    {
        var first = true;
        foreach (var item in work)
        {
            var patience = Left(round);
            if (!first && patience <= TimeSpan.Zero)
                return;
            first = false;
            var served = await ServeAsync(item, patience, round).ConfigureAwait(false);
            if (round.Drain.IsCancellationRequested)
                return;
            if (!served)
            {
                round.SetAside.TryAdd(item.Host, 0);
                return;
            }
        }
    }

    /// <summary>Serves one piece of work; false when it has to wait for another round.</summary>
    private async Task<bool> ServeAsync(DueWork item, TimeSpan patience, Round round)
    {
        try
        {
            if (!await WaitTurnAsync(item, patience, round).ConfigureAwait(false))
                return false;
            using var slot = await slots.TakeAsync(round.Abandon).ConfigureAwait(false);
            if (round.Drain.IsCancellationRequested)
                return false;
            await RunItemAsync(item, round.Abandon).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !round.Abandon.IsCancellationRequested)
        {
            journal.Crashed(item.SourceId != 0 ? $"poll of source {item.SourceId}" : item.ArticleId != 0 ? $"visit to article {item.ArticleId}" : $"page of entry {item.EntryId}", failure);
            return false;
        }
    }

    /// <summary>Waits without a slot for all that can be waited for beforehand: the host's turn, its robots.txt, and its turn again.</summary>
    private async Task<bool> WaitTurnAsync(DueWork item, TimeSpan patience, Round round)
    {
        if (!await hosts.TurnComesAsync(item.Host, patience, round.Drain).ConfigureAwait(false))
            return false;
        var url = new Uri(item.Url);
        // While our own network is down a robots.txt that cannot be read tells nothing about its site.
        if (outages.DownSince is not null || !fetcher.NeedsRobots(url, item.SourceId != 0 ? FetchPurpose.Feed : FetchPurpose.Page))
            return true;
        // What goes through a proxy of its own is not asked for in any other way; its robots.txt is fetched with it.
        if (await queue.HasOwnAccessAsync(item, round.Abandon).ConfigureAwait(false))
            return true;
        using (await slots.TakeAsync(round.Abandon).ConfigureAwait(false))
        {
            if (round.Drain.IsCancellationRequested)
                return false;
            await fetcher.PrepareAsync(url, round.Abandon).ConfigureAwait(false);
        }

        return await hosts.TurnComesAsync(item.Host, patience, round.Drain).ConfigureAwait(false);
    }

    private async Task RunItemAsync(DueWork item, CancellationToken cancellationToken)
    {
        if (item.SourceId != 0)
            journal.Polled(await sourceRun.RunAsync(item.SourceId, cancellationToken).ConfigureAwait(false));
        else if (item.ArticleId != 0)
            journal.Revisited(await revisitRun.RunAsync(item.ArticleId, cancellationToken).ConfigureAwait(false));
        else
            journal.PageRead(await pageRun.RunAsync(item.EntryId, cancellationToken).ConfigureAwait(false));
    }

    private TimeSpan Left(Round round) => options.RoundBudget - clock.GetElapsedTime(round.Began);

    /// <summary>What one round has in hand.</summary>
    private sealed class Round(long began, CancellationToken drain, CancellationToken abandon)
    {
        private readonly HashSet<string> _late = new(StringComparer.Ordinal);

        public long Began { get; } = began;

        public CancellationToken Drain { get; } = drain;

        public CancellationToken Abandon { get; } = abandon;

        public Dictionary<string, Task> Lanes { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, byte> SetAside { get; } = new(StringComparer.Ordinal);

        public bool HasEarlyLanes => Lanes.Any(lane => !lane.Value.IsCompleted && !_late.Contains(lane.Key));

        public void Begin(string host, bool late, Task lane)
        {
            Lanes[host] = lane;
            if (late)
                _late.Add(host);
            else
                _late.Remove(host);
        }

        public void Reap()
        {
            foreach (var done in Lanes.Where(lane => lane.Value.IsCompleted).Select(lane => lane.Key).ToList())
                Lanes.Remove(done);
        }
    }
}
