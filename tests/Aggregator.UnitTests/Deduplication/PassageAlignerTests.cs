using Aggregator.Core.Deduplication;
using CsCheck;

namespace Aggregator.UnitTests.Deduplication;

public sealed class PassageAlignerTests
{
    private static readonly Gen<ushort[]> Sequences = Gen.UShort[0, 30].Array[0, 200];

    [Fact]
    public void A_sequence_aligns_fully_with_itself() => Sequences.Where(x => x.Length > 5).Sample(x =>
        Assert.Equal(x.Length, PassageAligner.Align(x, [.. x], 3).Matched), iter: 200);

    [Fact]
    public void No_more_is_matched_than_there_is() => Gen.Select(Sequences, Sequences).Sample((x, y) =>
        Assert.InRange(PassageAligner.Align(x, y, 3).Matched, 0, Math.Min(x.Length, y.Length)), iter: 500);

    [Fact]
    public void A_substitution_is_counted_once()
    {
        ushort[] left = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        ushort[] right = [1, 2, 3, 4, 99, 6, 7, 8, 9, 10];
        var alignment = PassageAligner.Align(left, right, 3);
        Assert.Equal((9, 1), (alignment.Matched, alignment.Substituted));
    }
}
