namespace Aggregator.Core.Pipeline;

/// <summary>What one grouping run did.</summary>
/// <param name="Articles">Articles placed.</param>
/// <param name="Copies">Of these, how many joined a group that was there.</param>
/// <param name="Elapsed">How long it took.</param>
internal readonly record struct GroupingSummary(int Articles, int Copies, TimeSpan Elapsed);
