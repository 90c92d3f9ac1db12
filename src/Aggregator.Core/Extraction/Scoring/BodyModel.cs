using Aggregator.Core.Extraction.Blocks;

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
        var blocks = facts.Tree.Blocks;
        var chances = new float[blocks.Count];
        Array.Fill(chances, BlockScreen.Chance);
        var seen = new List<TextBlock>(blocks.Count);
        foreach (var block in blocks)
            if (!facts.SetsAside(block))
                seen.Add(block);
        using var table = BlockFeatures.TableOf(facts, seen);
        var found = new float[seen.Count];
        _blocks.Chances(table, found);
        for (var i = 0; i < found.Length; i++)
            chances[seen[i].Index] = found[i];
        return AlikeChances.Of(facts, chances);
    }
}
