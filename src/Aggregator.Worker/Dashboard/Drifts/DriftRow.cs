using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Drifts;

/// <summary>A drift with its examples.</summary>
/// <param name="Drift">The drift.</param>
/// <param name="Before">Articles as they were.</param>
/// <param name="Now">Articles as they are.</param>
/// <param name="Pages">Pages that are no articles any more.</param>
public sealed record DriftRow(SiteDrift Drift, IReadOnlyList<DriftExample> Before, IReadOnlyList<DriftExample> Now, IReadOnlyList<DriftExample> Pages)
{
    /// <summary>In which respects, a sentence each.</summary>
    public IReadOnlyList<string> Sentences { get; } = Drift.Sentences.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
