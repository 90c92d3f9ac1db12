namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>What a list of sources is narrowed to.</summary>
/// <param name="Search">Words that name, title, address or folder must hold.</param>
/// <param name="State"><c>active</c>, <c>paused</c>, <c>resting</c>, <c>removed</c>, <c>faulty</c>, or empty for all but the removed ones.</param>
/// <param name="Fault">Name of the fault kind of the last poll, or empty.</param>
/// <param name="Sort"><c>name</c>, <c>polled</c>, <c>due</c>, <c>failures</c> or <c>added</c>.</param>
/// <param name="Page">From 1.</param>
public sealed record SourceFilter(string Search, string State, string Fault, string Sort, int Page);
