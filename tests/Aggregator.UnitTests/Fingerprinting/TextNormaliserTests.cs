using Aggregator.Core.Fingerprinting;

namespace Aggregator.UnitTests.Fingerprinting;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("臺灣總統發表講話", "台湾总统发表讲话")]
    [InlineData("ﬁnal Café", "final café")]
    public void Width_case_ligatures_and_traditional_characters_fold(string text, string folded) =>
        Assert.Equal(folded, TextNormaliser.Fold(text));

    [Fact]
    public void A_lone_surrogate_does_no_harm() => Assert.Equal(7, TextNormaliser.Fold("ab\uD800 cdé").Length);

    [Theory]
    [InlineData('汉', true)]
    [InlineData('の', true)]
    [InlineData('ไ', true)]
    [InlineData('a', false)]
    [InlineData('я', false)]
    public void Scripts_without_spaces_are_known(char character, bool unspaced) =>
        Assert.Equal(unspaced, TextNormaliser.IsUnspaced(character));
}
