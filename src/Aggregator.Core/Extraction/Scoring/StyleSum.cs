namespace Aggregator.Core.Extraction.Scoring;

/// <summary>What the blocks of one style have together: how many they are, and sums over them.</summary>
internal record struct StyleSum(int Blocks, int Weight, int LinkWeight, int Ends, int Words, int Prose, int First, int Last);
