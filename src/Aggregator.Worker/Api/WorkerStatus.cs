namespace Aggregator.Worker.Api;

/// <summary>The state of the worker in numbers.</summary>
/// <param name="Sources">Sources that are not removed.</param>
/// <param name="Articles">Articles stored.</param>
/// <param name="Groups">Duplicate groups of two articles or more.</param>
/// <param name="Copies">Articles beyond the first of their group.</param>
/// <param name="Faults">Sources whose last poll failed.</param>
/// <param name="Waiting">Entries whose page is still to be fetched.</param>
/// <param name="Ungrouped">Articles that grouping has not seen yet.</param>
/// <param name="OwnOutageSince">Since when a node cannot reach the outside; null while all can.</param>
/// <param name="Drifts">Sites whose pages are no longer read as before.</param>
internal sealed record WorkerStatus(int Sources, int Articles, int Groups, int Copies, int Faults, int Waiting, int Ungrouped, DateTimeOffset? OwnOutageSince, int Drifts);
