namespace Aggregator.Core.Pipeline;

/// <summary>Told what the pipeline did, as it happens: the edge to logs and metrics. Must not throw.</summary>
internal interface IRunJournal
{
    /// <summary>A poll ended.</summary>
    void Polled(SourceRunSummary summary);

    /// <summary>An attempt at a page ended.</summary>
    void PageRead(PageRunSummary summary);

    /// <summary>Something happened between us and a hub.</summary>
    void Hub(HubEvent happened);

    /// <summary>A run failed by a fault of our own; its work stays due.</summary>
    void Crashed(string what, Exception failure);
}
