namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>
/// A value that is read again only when it is older than a set time; concurrent readers share one reading.
/// What is slow to read is kept longer, so that reading never takes more than a twentieth of the time.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="time">Clock.</param>
/// <param name="lifetime">How long a quick reading is good for.</param>
/// <param name="read">Reads the value.</param>
internal sealed class Cached<T>(TimeProvider time, TimeSpan lifetime, Func<CancellationToken, Task<T>> read) : IDisposable
{
    private const int RestFactor = 20;

    private readonly SemaphoreSlim _one = new(1, 1);
    private (T Value, long ReadAt, TimeSpan Good)? _last;

    /// <summary>The value, hardly older than one lifetime.</summary>
    public async Task<T> Get(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.ReadAt) >= last.Good)
                _last = last = await Read(cancellation).ConfigureAwait(false);
            return last.Value;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<(T Value, long ReadAt, TimeSpan Good)> Read(CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var value = await read(cancellation).ConfigureAwait(false);
        var rest = RestFactor * time.GetElapsedTime(begun);
        return (value, time.GetTimestamp(), rest > lifetime ? rest : lifetime);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
