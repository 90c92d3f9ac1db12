using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.UnitTests.Extraction;

public sealed class PageFactsTests
{
    private const string TwoArticles = """
        <!DOCTYPE html><html><head><title>Bridge closes for eleven weeks</title><meta property="og:site_name" content="Westport Courier"></head><body>
        <article><h1>Bridge closes for eleven weeks</h1><img src="/a.jpg"><p>The harbour authority closes the bridge.</p><p>Follow the Westport Courier for more.</p></article>
        <article><h1>Ferry line to end</h1><p>The ferry line ends after eighty years.</p></article></body></html>
        """;

    [Fact]
    public void A_block_knows_what_it_shares_with_the_title()
    {
        var facts = FactsOf(TwoArticles);
        var first = facts.TitlePath!.Common(BlockWith(facts, "harbour authority").Container);
        var second = facts.TitlePath.Common(BlockWith(facts, "eighty years").Container);
        Assert.Equal(ElementKind.Article, first.Kind);
        Assert.Equal("body", second.Node.LocalName);
    }

    [Fact]
    public void A_second_title_and_the_end_of_an_article_are_counted()
    {
        var facts = FactsOf(TwoArticles);
        int first = BlockWith(facts, "harbour authority").Index, second = BlockWith(facts, "eighty years").Index;
        Assert.Equal((1, 2), (facts.TopHeadings[first], facts.TopHeadings[second]));
        Assert.Equal((0, 1), (facts.ArticlesEnded[first], facts.ArticlesEnded[second]));
    }

    [Fact]
    public void A_picture_before_a_block_is_counted_for_it_alone()
    {
        var facts = FactsOf(TwoArticles);
        Assert.Equal(1, facts.MediaBefore[BlockWith(facts, "harbour authority").Index]);
        Assert.Equal(1, facts.MediaBefore.Sum());
    }

    [Fact]
    public void A_block_that_names_its_site_is_known()
    {
        var facts = FactsOf(TwoArticles);
        Assert.Equal(1, facts.SiteNamed[BlockWith(facts, "Follow the").Index]);
        Assert.Equal(0, facts.SiteNamed[BlockWith(facts, "eighty years").Index]);
    }

    [Theory]
    [InlineData("https://www.morningpost.co.uk/a", "morningpost")]
    [InlineData("https://news.morningpost.com/a", "morningpost")]
    [InlineData("https://morningpost.example/a", "morningpost")]
    [InlineData("http://localhost/a", null)]
    [InlineData("https://abc.net/a", null)]
    public void The_name_of_a_host_is_the_label_that_was_chosen(string url, string? name) =>
        Assert.Equal(name is null ? [] : [name], SiteTerms.Of(new Uri(url), null));

    [Fact]
    public void Links_in_a_menu_are_set_aside_and_links_in_the_text_are_not()
    {
        Assert.True(BlockScreen.SetsAside(1f, -4f, title: false));
        Assert.False(BlockScreen.SetsAside(1f, 2f, title: false));
        Assert.False(BlockScreen.SetsAside(0.1f, -4f, title: false));
        Assert.False(BlockScreen.SetsAside(1f, -4f, title: true));
    }

    private static TextBlock BlockWith(PageFacts facts, string text) => facts.Tree.Blocks.First(block => block.Text.Contains(text, StringComparison.Ordinal));

    private static PageFacts FactsOf(string html)
    {
        var tree = PageTreeReader.Read(PageParser.Parse(html), new Uri("https://www.example.com/a"), TestContext.Current.CancellationToken);
        return PageFacts.Of(tree, PageHead.Read(tree));
    }
}
