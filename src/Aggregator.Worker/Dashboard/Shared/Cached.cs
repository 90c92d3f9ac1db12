namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>A value that is read again only when it is older than a set time; concurrent readers share one reading.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="time">Clock.</param>
/// <param name="lifetime">How long a reading is good for.</param>
/// <param name="read">Reads the value.</param>
internal sealed class Cached<T>(TimeProvider time, TimeSpan lifetime, Func<CancellationToken, Task<T>> read) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private (T Value, long ReadAt)? _last;

    /// <summary>The value, at most one lifetime old.</summary>
    public async Task<T> Get(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.ReadAt) >= lifetime)
                _last = last = (await read(cancellation).ConfigureAwait(false), time.GetTimestamp());
            return last.Value;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
