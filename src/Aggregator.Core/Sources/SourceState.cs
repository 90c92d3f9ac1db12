namespace Aggregator.Core.Sources;

/// <summary>Whether a source is polled.</summary>
public enum SourceState
{
    /// <summary>Polled when due.</summary>
    Active,

    /// <summary>Paused by an operator.</summary>
    Paused,

    /// <summary>The server said 410 Gone: looked at rarely, in case it comes back.</summary>
    Resting,

    /// <summary>Removed by an operator; its articles stay.</summary>
    Removed,
}
