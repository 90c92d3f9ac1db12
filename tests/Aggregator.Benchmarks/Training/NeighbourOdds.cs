using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>Writes the odds of each block into the rows of its neighbours, as the product has them.</summary>
internal static class NeighbourOdds
{
    private static readonly int Class = BlockFeatures.IndexOf(BlockFeatures.ClassOdds);
    private static readonly int Text = BlockFeatures.IndexOf(BlockFeatures.TextOdds);

    private static readonly (int Step, int Class, int Text)[] Near =
        [.. BlockFeatures.Near.Select(near => (near.Step, BlockFeatures.IndexOf($"{near.Name}_{BlockFeatures.ClassOdds}"), BlockFeatures.IndexOf($"{near.Name}_{BlockFeatures.TextOdds}")))];

    /// <summary>Fills the rows of a page, whose own odds are in place.</summary>
    internal static void Fill(float[][] rows)
    {
        for (var row = 0; row < rows.Length; row++)
            foreach (var (step, classAt, textAt) in Near)
            {
                var other = row + step >= 0 && row + step < rows.Length ? rows[row + step] : null;
                rows[row][classAt] = other is null ? BlockFeatures.NoOdds : other[Class];
                rows[row][textAt] = other is null ? BlockFeatures.NoOdds : ScreenedRows.SetsAside(other) ? BlockFeatures.AsideOdds : other[Text];
            }
    }
}
