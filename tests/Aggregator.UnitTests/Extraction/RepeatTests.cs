namespace Aggregator.UnitTests.Extraction;

public sealed class RepeatTests
{
    private const string Summary = "<p>Summary: the bridge of Westport closes to cars in March, and nobody has said who will pay for its repair.</p>";

    [Fact]
    public void An_article_that_stands_a_second_time_for_the_printer_is_read_once()
    {
        var page = Pages.Around(Pages.EnglishStory, after: $"""</article><article class="article printable"><div class="article-body">{Pages.EnglishStory}</div>""");
        var text = Pages.Read(page).Text;
        Assert.Equal(text.IndexOf("a detour of nearly forty kilometres", StringComparison.Ordinal), text.LastIndexOf("a detour of nearly forty kilometres", StringComparison.Ordinal));
        Assert.StartsWith("The harbour authority of Westport", text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_whose_second_copy_follows_in_the_same_element_is_read_once()
    {
        var page = Pages.Around($"""<div class="text">{Pages.EnglishStory}</div><div class="tools"><a href="/print">Print</a></div><div class="text">{Pages.EnglishStory.Replace("<p>", "<p>– ", StringComparison.Ordinal)}</div>""");
        var text = Pages.Read(page).Text;
        Assert.Equal(text.IndexOf("a detour of nearly forty kilometres", StringComparison.Ordinal), text.LastIndexOf("a detour of nearly forty kilometres", StringComparison.Ordinal));
        Assert.Equal(text.IndexOf("fear for their summer", StringComparison.Ordinal), text.LastIndexOf("fear for their summer", StringComparison.Ordinal));
        Assert.StartsWith("The harbour authority of Westport", text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_that_the_author_repeats_stays()
    {
        var text = Pages.Read(Pages.Around(Summary + Pages.EnglishStory + Summary)).Text;
        Assert.True(text.LastIndexOf("Summary: the bridge", StringComparison.Ordinal) > text.IndexOf("each took longer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_piece_that_holds_all_paragraphs_again_is_left_out()
    {
        var whole = string.Join(' ', Pages.Read(Pages.Around(Pages.EnglishStory)).Text.Split("\n\n"));
        var text = Pages.Read(Pages.Around(Pages.EnglishStory, after: $"""<div class="article-text"><div class="text">{whole}</div></div>""")).Text;
        Assert.Equal(text.IndexOf("fear for their summer", StringComparison.Ordinal), text.LastIndexOf("fear for their summer", StringComparison.Ordinal));
        Assert.Contains("\n\nShopkeepers near the bridge", text, StringComparison.Ordinal);
    }
}
