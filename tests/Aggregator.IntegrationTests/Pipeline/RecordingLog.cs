using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>Keeps all that a worker logs.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Line)> _lines = new();

    public IReadOnlyCollection<(int Id, string Line)> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
