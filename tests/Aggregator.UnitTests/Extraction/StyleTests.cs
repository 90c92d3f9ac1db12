using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.UnitTests.Extraction;

public sealed class StyleTests
{
    [Fact]
    public void Blocks_made_alike_are_summed_wherever_they_stand()
    {
        var tree = Tree("""
            <div class="wrap-1"><p class="text n12">First part of it, which is long enough to be a line of prose for us.</p></div>
            <div class="teaser"><p class="text n13">A teaser.</p></div>
            <div class="wrap-2"><p class="text n14">Second part of it.</p></div>
            """);
        var names = new ulong[tree.Elements.Count];
        var own = BlockStyles.OfContainers(tree, names);
        var nested = BlockStyles.OfNested(tree, names);
        Assert.Equal([3, 3, 3], tree.Blocks.Select(block => own.Of(block).Blocks));
        Assert.Equal([2, 1, 2], tree.Blocks.Select(block => nested.Of(block).Blocks));
        Assert.Equal(tree.Blocks[0].Weight + tree.Blocks[2].Weight, nested.Of(tree.Blocks[0]).Weight);
        Assert.Equal(tree.Blocks[0].Weight, own.Of(tree.Blocks[1]).Prose);
    }

    [Theory]
    [InlineData("Engineers close the old bridges of Westport", 1, 4)]
    [InlineData("BRIDGE closes", 2, 2)]
    [InlineData("Tea at six", 0, 0)]
    [InlineData("", 0, 0)]
    public void A_block_shares_the_stems_of_longer_words_with_the_title(string text, int shared, int all) =>
        Assert.Equal((shared, all), new TitleTerms("Old bridge closes for weeks").In(text));

    [Fact]
    public void A_block_in_a_script_without_spaces_shares_pairs_of_characters_with_the_title() =>
        Assert.Equal((3, 5), new TitleTerms("国产大模型").In("大模型国产车"));

    [Fact]
    public void Of_an_endless_title_only_the_beginning_counts() =>
        Assert.True(new TitleTerms(string.Concat(Enumerable.Range(0, 5000).Select(i => (char)('\u4e00' + i)))).Count < 161);

    private static PageTree Tree(string html) => PageTreeReader.Read(PageParser.Parse("<!DOCTYPE html><body>" + html), new Uri("http://www.example.com/"), TestContext.Current.CancellationToken);
}
