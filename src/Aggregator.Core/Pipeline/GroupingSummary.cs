namespace Aggregator.Core.Pipeline;

/// <summary>What one grouping run did.</summary>
/// <param name="Articles">Articles placed.</param>
/// <param name="Copies">Of these, how many joined a group that was there.</param>
/// <param name="Lost">True when another process or an operator changed groups or stories meanwhile, so that the run ended early.</param>
/// <param name="Elapsed">How long it took.</param>
internal readonly record struct GroupingSummary(int Articles, int Copies, bool Lost, TimeSpan Elapsed);
