using System.Collections.Concurrent;

namespace Aggregator.Core.Fetching;

/// <summary>The lanes of the hosts that this process serves. A host belongs to one shard, so only one job asks for its lane at a time.</summary>
internal sealed class HostLanes(HttpOptions options, TimeProvider clock)
{
    private const int MaxLanes = 100_000;
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, HostLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next fetch from a host; zero when it may go at once.</summary>
    public TimeSpan Wait(string host) => _lanes.TryGetValue(host, out var lane) ? lane.Wait(clock.GetUtcNow()) : TimeSpan.Zero;

    /// <summary>Takes note of what a fetch brought. A host that cannot be reached rests for a minute, doubling up to an hour.</summary>
    public void Record(string host, FetchResult result, TimeSpan? crawlDelay)
    {
        if (_lanes.Count >= MaxLanes)
            Forget();
        var before = _lanes.GetValueOrDefault(host) ?? HostLane.Fresh(host);
        var after = HostPacing.After(before, result, crawlDelay, options);
        if (result.Fault is { } fault && HostPacing.IsHostWide(fault.Kind) && after.Refusals == before.Refusals)
            after = Rested(after, result);
        _lanes[host] = after;
    }

    private static HostLane Rested(HostLane lane, FetchResult result)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(lane.Refusals, 10));
        var until = result.FetchedAt + (rest < LongestRest ? rest : LongestRest);
        return lane with { NotBefore = until > lane.NotBefore ? until : lane.NotBefore, Refusals = lane.Refusals + 1 };
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (host, lane) in _lanes)
        {
            if (lane.Wait(now) == TimeSpan.Zero)
                _lanes.TryRemove(host, out _);
        }
    }
}
