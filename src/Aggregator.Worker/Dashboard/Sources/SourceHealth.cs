namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>How a source is doing, as one word.</summary>
public enum SourceHealth
{
    /// <summary>The last poll was good.</summary>
    Ok,

    /// <summary>Not polled yet.</summary>
    New,

    /// <summary>The last poll or two failed.</summary>
    Unsteady,

    /// <summary>Three polls or more failed in a row.</summary>
    Failing,

    /// <summary>Long past due: nobody polls it.</summary>
    Late,

    /// <summary>Paused by an operator.</summary>
    Paused,

    /// <summary>Gone; looked at rarely.</summary>
    Resting,

    /// <summary>Removed by an operator.</summary>
    Removed,
}
