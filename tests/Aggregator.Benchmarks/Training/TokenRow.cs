namespace Aggregator.Benchmarks.Training;

/// <summary>The tokens of a block with what share of it is of the body and how much it counts.</summary>
internal sealed record TokenRow(TrainingPage Page, int Block, int[] Tokens, float Label, float Weight);
