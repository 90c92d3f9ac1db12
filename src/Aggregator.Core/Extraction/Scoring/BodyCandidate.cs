using System.Collections;

namespace Aggregator.Core.Extraction.Scoring;

/// <summary>One way to choose the body.</summary>
/// <param name="Strategy">How it was chosen.</param>
/// <param name="Threshold">The least chance that a chosen block has; 0 when chances were not asked.</param>
/// <param name="Chosen">Which blocks are in it.</param>
internal sealed record BodyCandidate(string Strategy, float Threshold, BitArray Chosen);
