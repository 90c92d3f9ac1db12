using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary>A page's candidates with the body score that each would reach.</summary>
internal sealed record JudgeSample(TrainingPage Page, float[][] Rows, float[] Score, float Weight)
{
    // Of pages known by segments the labels of other blocks are guessed, and some are open.
    private const float PartlyKnown = 0.5f;

    internal static JudgeSample Of(TrainingPage page, float[] chance)
    {
        var candidates = BodyCandidates.Of(page.Facts, chance);
        var weight = candidates.Count == 0 ? 0 : (page.Truth.Text is null ? PartlyKnown : 1) * page.Scale / candidates.Count;
        return new JudgeSample(page, [.. candidates.Select(candidate => CandidateFeatures.Of(page.Facts, chance, candidate, candidates[0]))],
            [.. candidates.Select(candidate => Reach(page, candidate))], weight);
    }

    private static float Reach(TrainingPage page, BodyCandidate candidate)
    {
        float shared = 0, chosen = 0, wanted = 0;
        foreach (var block in page.Facts.Tree.Blocks)
        {
            if (page.Weight[block.Index] == 0)
                continue;
            var weight = block.Weight + 1f;
            wanted += weight * page.Label[block.Index];
            if (!candidate.Chosen[block.Index])
                continue;
            chosen += weight;
            shared += weight * page.Label[block.Index];
        }
        return chosen + wanted == 0 ? 0 : 2 * shared / (chosen + wanted);
    }
}
