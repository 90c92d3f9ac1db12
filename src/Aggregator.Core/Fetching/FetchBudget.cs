namespace Aggregator.Core.Fetching;

/// <summary>The time that one fetch may take, redirects included. Waiting for a host's turn costs nothing of it.</summary>
internal sealed class FetchBudget : IDisposable
{
    private readonly TimeSpan _total;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _spent;
    private readonly CancellationTokenSource _either;
    private TimeSpan _before;
    private long _since;

    /// <summary>Begins to count.</summary>
    /// <param name="total">The time allowed.</param>
    /// <param name="clock">Time.</param>
    /// <param name="caller">Cancelled when the caller gives up.</param>
    public FetchBudget(TimeSpan total, TimeProvider clock, CancellationToken caller)
    {
        (_total, _clock, _since, Caller) = (total, clock, clock.GetTimestamp(), caller);
        _spent = new CancellationTokenSource(total, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _spent.Token);
    }

    /// <summary>Cancelled when the caller gives up.</summary>
    public CancellationToken Caller { get; }

    /// <summary>Cancelled when the caller gives up or the time is spent.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the caller gave up.</summary>
    public bool IsCancelled => Caller.IsCancellationRequested;

    /// <summary>Whether the time is spent.</summary>
    public bool IsSpent => _spent.IsCancellationRequested;

    /// <summary>The time used.</summary>
    public TimeSpan Elapsed => _before + _clock.GetElapsedTime(_since);

    /// <summary>Does something whose time is not counted; it is cancelled by the caller alone.</summary>
    public async ValueTask<T> OutsideAsync<T>(Func<CancellationToken, ValueTask<T>> work)
    {
        _before = Elapsed;
        _spent.CancelAfter(Timeout.InfiniteTimeSpan);
        try
        {
            return await work(Caller).ConfigureAwait(false);
        }
        finally
        {
            _since = _clock.GetTimestamp();
            _spent.CancelAfter(_total > _before ? _total - _before : TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _spent.Dispose();
    }
}
