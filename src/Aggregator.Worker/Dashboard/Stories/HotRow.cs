using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A story in the hot list.</summary>
/// <param name="Story">The story.</param>
/// <param name="Score">Its heat; comparable within one list.</param>
/// <param name="Explanation">How the score came about, one plain sentence each.</param>
public sealed record HotRow(Story Story, double Score, IReadOnlyList<string> Explanation);
