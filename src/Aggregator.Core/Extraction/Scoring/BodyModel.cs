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
        using var first = BlockFeatures.TableOf(facts);
        var chance = new float[first.Rows];
        _blocks.Chances(first, chance);
        using var second = ContextFeatures.TableOf(facts, first, chance, Hopeless, out var looked);
        var again = new float[second.Rows];
        _context.Chances(second, again);
        var final = chance.AsSpan().ToArray();
        for (var i = 0; i < again.Length; i++)
            final[looked[i]] = again[i];
        return final;
    }
}
