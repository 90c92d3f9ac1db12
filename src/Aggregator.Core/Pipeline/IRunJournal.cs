namespace Aggregator.Core.Pipeline;

/// <summary>Told what the pipeline did, as it happens: the edge to logs and metrics. Must not throw.</summary>
internal interface IRunJournal
{
    /// <summary>A poll ended.</summary>
    void Polled(SourceRunSummary summary);

    /// <summary>An attempt at a page ended.</summary>
    void PageRead(PageRunSummary summary);

    /// <summary>A visit to a stored article ended.</summary>
    void Revisited(RevisitSummary summary);

    /// <summary>Something happened between us and a hub.</summary>
    void Hub(HubEvent happened);

    /// <summary>A poll changed something about a source for good.</summary>
    void Changed(SourceChange change);

    /// <summary>Our own network went down or came back.</summary>
    void Network(OutageEvent happened);

    /// <summary>A site is no longer read as before, or is again.</summary>
    void Drifted(DriftEvent happened);

    /// <summary>A rule for a site was read.</summary>
    void RuleRead(string path, string host);

    /// <summary>A file of rules, or their folder, cannot be used.</summary>
    void RuleRefused(string path, string message);

    /// <summary>A run failed by a fault of our own; its work stays due.</summary>
    void Crashed(string what, Exception failure);
}
