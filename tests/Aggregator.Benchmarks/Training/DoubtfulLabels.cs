namespace Aggregator.Benchmarks.Training;

/// <summary>
/// Blocks whose label models that never saw the page hold to be all but impossible count less: mostly the reference is cut short or lies
/// elsewhere, and learning it teaches nothing (cf. confident learning; Northcutt, Jiang and Chuang 2021).
/// </summary>
internal static class DoubtfulLabels
{
    private const float LeastDifference = 0.9f;
    private const float Strength = 0.2f;

    /// <summary>Lowers the weight of doubtful labels of a page whose whole body is known.</summary>
    internal static void Soften(TrainingPage page, float[] chance)
    {
        if (page.Truth.Text is null)
            return;
        for (var block = 0; block < chance.Length; block++)
            if (Math.Abs(chance[block] - page.Label[block]) > LeastDifference)
                page.Weight[block] *= Strength;
    }
}
