namespace Aggregator.Core.Extraction.Scoring;

/// <summary>Three learnt models in a row: the first sees each block, the second also what the first thinks of the blocks around it, the third judges candidates.</summary>
internal sealed class BodyModel
{
    /// <summary>A block below this chance is not looked at again unless a neighbour is likelier.</summary>
    private const float Hopeless = 0.004f;

    private readonly TreeModel _blocks = TreeModel.Read(EmbeddedText.Lines("body-blocks.txt"), BlockFeatures.Names);
    private readonly TreeModel _context = TreeModel.Read(EmbeddedText.Lines("body-context.txt"), ContextFeatures.Names);

    /// <summary>Judges candidates by what body score to expect.</summary>
    internal TreeModel Judge { get; } = TreeModel.Read(EmbeddedText.Lines("body-judge.txt"), CandidateFeatures.Names);

    internal static BodyModel Shipped { get; } = new();

    /// <summary>The chance of each block to be of the body.</summary>
    internal float[] Chances(PageFacts facts)
    {
        var first = BlockFeatures.Of(facts);
        var chance = new float[first.Length];
        for (var i = 0; i < first.Length; i++)
            chance[i] = _blocks.Chance(first[i]);
        var second = ContextFeatures.Of(facts, first, chance, Hopeless);
        var final = new float[first.Length];
        for (var i = 0; i < first.Length; i++)
            final[i] = second[i] is { } row ? _context.Chance(row) : chance[i];
        return final;
    }
}
