using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Drifts;

/// <summary>What the page on drifts shows.</summary>
/// <param name="Open">Drifts that are not over, the latest first.</param>
/// <param name="Count">How many those are in all.</param>
/// <param name="Ended">Drifts that ended, the latest first.</param>
public sealed record DriftList(IReadOnlyList<DriftRow> Open, int Count, IReadOnlyList<SiteDrift> Ended);
