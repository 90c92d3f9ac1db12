namespace Aggregator.Core.Extraction.Scoring;

/// <summary>
/// Sets aside links that stand where class names speak against the body: more than half of the blocks of a usual page, and next to none of
/// its text. They get a fixed chance, so that neither learning nor reading spends time on them.
/// </summary>
internal static class BlockScreen
{
    /// <summary>The chance of a block that is set aside.</summary>
    internal const float Chance = 0.01f;

    private const float LeastLinkDensity = 0.7f;
    private const float MostClassOdds = -2f;

    /// <summary>Whether a block is set aside, by its link density, what its class names say in log odds, and whether it repeats the title.</summary>
    internal static bool SetsAside(float linkDensity, float classOdds, bool title) => linkDensity >= LeastLinkDensity && classOdds < MostClassOdds && !title;
}
