namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>A page of a list of sources.</summary>
/// <param name="Rows">At most <see cref="SourceListQuery.PageSize"/> rows.</param>
/// <param name="Matching">Sources that match the filter.</param>
public sealed record SourceList(IReadOnlyList<SourceRow> Rows, int Matching);
