namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Two learnt models in a row: the first sees each block, the second judges candidates.</summary>
internal sealed class BodyModel
{
    private readonly TreeModel _blocks = TreeModel.Read(EmbeddedText.Lines("body-blocks.txt"), BlockFeatures.Names);

    /// <summary>Judges candidates by what body score to expect.</summary>
    internal TreeModel Judge { get; } = TreeModel.Read(EmbeddedText.Lines("body-judge.txt"), CandidateFeatures.Names);

    internal static BodyModel Shipped { get; } = new();

    /// <summary>The chance of each block to be of the body.</summary>
    internal float[] Chances(PageFacts facts)
    {
        using var table = BlockFeatures.TableOf(facts);
        var chance = new float[table.Rows];
        _blocks.Chances(table, chance);
        return chance;
    }
}
