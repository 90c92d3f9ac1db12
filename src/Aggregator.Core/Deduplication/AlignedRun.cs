namespace Aggregator.Core.Deduplication;

/// <summary>A stretch of two sequences that is equal token by token, numbers masked.</summary>
/// <param name="A">Where it begins in the first.</param>
/// <param name="B">Where it begins in the second.</param>
/// <param name="Length">Tokens.</param>
internal readonly record struct AlignedRun(int A, int B, int Length)
{
    /// <summary>Index after its last token in the first.</summary>
    public int EndA => A + Length;

    /// <summary>Index after its last token in the second.</summary>
    public int EndB => B + Length;
}
