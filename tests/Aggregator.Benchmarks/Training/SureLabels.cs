using Aggregator.Core.Extraction.Blocks;

namespace Aggregator.Benchmarks.Training;

/// <summary>
/// Labels the blocks of pages that are known by segments only, where models that never saw the page are sure (self-training; Yarowsky 1995).
/// These pages come from more publishers than all others, so class names and words are learnt from more of the web.
/// </summary>
internal static class SureLabels
{
    private const float SurelyIn = 0.9f;
    private const float SurelyOut = 0.05f;

    // A label that was guessed counts half of one that was read.
    private const float Strength = 0.5f;

    /// <summary>Fills in the labels that the segments of a page leave open.</summary>
    internal static void Fill(TrainingPage page, float[] chance)
    {
        if (page.Truth.Text is not null)
            return;
        var words = page.Facts.Tree.Blocks.Sum(block => chance[block.Index] > 0.5f ? block.Measure.Words : 0);
        foreach (var block in page.Facts.Tree.Blocks)
            if (page.Weight[block.Index] == 0 && chance[block.Index] is > SurelyIn or < SurelyOut)
                (page.Label[block.Index], page.Weight[block.Index]) = (chance[block.Index] > SurelyIn ? 1 : 0, Strength * WeightOf(block, words));
    }

    private static float WeightOf(TextBlock block, int words) => Math.Min(1f, (block.Measure.Words + 1f) / Math.Max(20, words)) + 0.0005f;
}
