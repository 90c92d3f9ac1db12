namespace Aggregator.Core.Extraction.Drift;

/// <summary>One respect in which a site is no longer what it was.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Sentence">The same with its numbers, as one sentence.</param>
/// <param name="Odd">The recent articles that show it, oldest first; entries for <see cref="DepartureKind.Pages"/>.</param>
internal sealed record Departure(DepartureKind Kind, string Sentence, IReadOnlyList<long> Odd);
