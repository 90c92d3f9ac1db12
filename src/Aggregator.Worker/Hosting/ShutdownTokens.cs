using Aggregator.Core.Scheduling;

namespace Aggregator.Worker.Hosting;

/// <summary>
/// Two steps of stopping: <see cref="Drain"/> is cancelled when a stop is asked for, and nothing new is begun;
/// <see cref="Abandon"/> shortly before the host's patience ends, and what is in flight is left due.
/// </summary>
internal sealed class ShutdownTokens : IDisposable
{
    private readonly CancellationTokenSource _abandon = new();
    private readonly CancellationTokenRegistration _registration;

    public ShutdownTokens(IHostApplicationLifetime lifetime, JobOptions options)
    {
        Drain = lifetime.ApplicationStopping;
        _registration = Drain.Register(() => _abandon.CancelAfter(options.ShutdownTimeout * 0.8));
    }

    /// <summary>Begin nothing new.</summary>
    public CancellationToken Drain { get; }

    /// <summary>Let go of what is in flight.</summary>
    public CancellationToken Abandon => _abandon.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _abandon.Dispose();
    }
}
