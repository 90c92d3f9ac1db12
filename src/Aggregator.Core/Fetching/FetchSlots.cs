namespace Aggregator.Core.Fetching;

/// <summary>Bounds how many hosts this process fetches from at one time.</summary>
internal sealed class FetchSlots(HttpOptions options) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxParallelHosts);

    /// <summary>Waits for a slot; dispose what it returns to give it back.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Slot(_slots);
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
