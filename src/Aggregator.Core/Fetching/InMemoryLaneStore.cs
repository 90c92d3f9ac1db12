using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Fetching;

/// <summary>Lanes of one process that has no database.</summary>
internal sealed class InMemoryLaneStore : ILaneStore
{
    private readonly Dictionary<string, HostLane> _lanes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<HostLane>> LoadAsync(int shard, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<HostLane>>([.. _lanes.Values.Where(lane => Shard.Of(lane.Host) == shard)]);
    }

    /// <inheritdoc/>
    public Task<HostLane?> ReadAsync(string host, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_lanes.GetValueOrDefault(host));
    }

    /// <inheritdoc/>
    public Task<bool> TryTakeAsync(HostLane lane, DateTimeOffset now, DateTimeOffset heldUntil, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var kept = _lanes.GetValueOrDefault(lane.Host) ?? lane;
            if (kept.NotBefore > now || kept.IsHeld(now))
                return Task.FromResult(false);
            _lanes[lane.Host] = kept with { HeldUntil = heldUntil, IsStored = true };
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task ReturnAsync(HostLane after, DateTimeOffset heldUntil, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_lanes.GetValueOrDefault(after.Host) is not { } kept || kept.HeldUntil == heldUntil)
                _lanes[after.Host] = after with { HeldUntil = null, IsStored = true };
            else if (after.NotBefore > kept.NotBefore)
                _lanes[after.Host] = kept with { NotBefore = after.NotBefore };
        }

        return Task.CompletedTask;
    }
}
