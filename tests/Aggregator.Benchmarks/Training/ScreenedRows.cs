using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Tells by a block's features whether the product sets it aside: such rows teach the model of blocks nothing.</summary>
internal static class ScreenedRows
{
    private static readonly int Links = BlockFeatures.IndexOf(BlockFeatures.LinkDensity);
    private static readonly int Class = BlockFeatures.IndexOf(BlockFeatures.ClassOdds);
    private static readonly int Title = BlockFeatures.IndexOf(BlockFeatures.Title);

    internal static bool SetsAside(float[] row) => BlockScreen.SetsAside(row[Links], row[Class], row[Title] != 0);
}
