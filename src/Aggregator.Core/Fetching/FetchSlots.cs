namespace Aggregator.Core.Fetching;

/// <summary>
/// Bounds how many hosts this process works for at one time. Work that lasts makes room: waiting for a host that hangs costs
/// next to nothing, and must not keep others from being served.
/// </summary>
internal sealed class FetchSlots(HttpOptions options, TimeProvider clock) : IDisposable
{
    private const int SlowForEachSlot = 8;
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(options.MaxParallelHosts);
    private readonly SemaphoreSlim _slow = new(options.MaxParallelHosts * SlowForEachSlot);

    /// <summary>Waits for a slot; dispose what it returns to give it back.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Slot(this, clock);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots.Dispose();
        _slow.Dispose();
    }

    private sealed class Slot : IDisposable
    {
        private readonly FetchSlots _owner;
        private readonly ITimer _timer;
        private readonly Lock _lock = new();
        private SemaphoreSlim? _held;

        public Slot(FetchSlots owner, TimeProvider clock)
        {
            (_owner, _held) = (owner, owner._slots);
            _timer = clock.CreateTimer(static slot => ((Slot)slot!).MakeRoom(), this, SlowAfter, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _timer.Dispose();
            lock (_lock)
            {
                _held?.Release();
                _held = null;
            }
        }

        /// <summary>Moves over to the slow ones, if there is room among them.</summary>
        private void MakeRoom()
        {
            lock (_lock)
            {
                if (_held is null || !_owner._slow.Wait(0))
                    return;
                _held.Release();
                _held = _owner._slow;
            }
        }
    }
}
