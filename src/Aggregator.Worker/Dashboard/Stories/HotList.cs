namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A hot list and what it can be narrowed to.</summary>
/// <param name="Rows">The hottest first.</param>
/// <param name="Languages">Languages of all recent stories, each with how many there are, the most first.</param>
/// <param name="Categories">Categories of all recent stories, those above included, by name.</param>
public sealed record HotList(IReadOnlyList<HotRow> Rows, IReadOnlyList<KeyValuePair<string, int>> Languages, IReadOnlyList<KeyValuePair<string, int>> Categories);
