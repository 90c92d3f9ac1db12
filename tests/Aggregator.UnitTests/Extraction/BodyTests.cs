namespace Aggregator.UnitTests.Extraction;

public sealed class BodyTests
{
    [Fact]
    public void The_body_holds_the_story_and_nothing_around_it()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory));
        Assert.StartsWith("The harbour authority of Westport", article.Text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", article.Text, StringComparison.Ordinal);
        Assert.Contains("wait for another report", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Storm takes roof", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("All rights reserved", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Politics", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<section class="related"><h3>Related articles</h3><ul><li><a href="/a">Second bridge planned upstream of the harbour</a></li><li><a href="/b">Ten bridges that waited too long</a></li></ul></section>""", "Second bridge planned")]
    [InlineData("""<div class="tags"><a href="/t/bridge">Bridge</a> <a href="/t/westport">Westport</a> <a href="/t/traffic">Traffic</a></div>""", "Traffic")]
    [InlineData("""<div class="share-bar"><a href="https://facebook.com/share">Share on Facebook</a> <a href="https://x.com">Tweet</a></div>""", "Facebook")]
    [InlineData("""<form class="newsletter"><p>Sign up for our newsletter and get the news every morning.</p><input name="mail"><button>Subscribe</button></form>""", "newsletter")]
    [InlineData("""<div class="author-box"><h4>About the author</h4><p>Jane Miller has written for the Courier since 2009.</p></div>""", "since 2009")]
    [InlineData("""<div id="cookie-consent" class="modal"><p>We use cookies to improve your experience. By continuing you accept our cookie policy.</p><button>Accept</button></div>""", "cookie")]
    [InlineData("""<div id="comments"><h3>Comments (2)</h3><div class="comment"><p>About time somebody looked at those bearings.</p><span class="comment-author">sailor77</span></div><div class="comment"><p>And who takes the blame? Nobody, as ever.</p></div></div>""", "About time somebody")]
    public void What_follows_the_story_is_not_in_the_body(string trap, string unwanted)
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory, after: trap));
        Assert.Contains("each took longer than planned.", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(unwanted, article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("By Jane Miller")]
    [InlineData("Von Anna Seegers, Frankfurt")]
    [InlineData("BY JANE MILLER")]
    public void A_byline_over_the_text_is_not_in_the_body(string byline)
    {
        var article = Pages.Read($"<html><head><title>Old bridge in Westport closes</title></head><body><h1>Old bridge in Westport closes</h1><p>{byline}</p>{Pages.EnglishStory}</body></html>");
        Assert.StartsWith("The harbour authority", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<h2>By The Numbers</h2>", "By The Numbers")]
    [InlineData("<p>By Tuesday the bridge was closed to all.</p>", "By Tuesday")]
    public void What_only_begins_like_a_byline_stays(string start, string text)
    {
        var article = Pages.Read(Pages.Around(start + Pages.EnglishStory));
        Assert.StartsWith(text, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_directly_in_a_table_cell_parted_by_line_breaks_is_read()
    {
        var story = Pages.EnglishStory.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "<br><br>", StringComparison.Ordinal);
        var article = Pages.Read($"""
            <html><head><title>Old bridge in Westport closes for eleven weeks</title></head><body><table><tr><td width=150><a href=/>Home</a><br><a href=/a>Archive</a><br><a href=/k>Contact</a></td>
            <td><font size=4><b>Old bridge in Westport closes for eleven weeks</b></font><br><br>{story}</td></tr></table></body></html>
            """);
        Assert.Contains("a detour of nearly forty kilometres", article.Text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Archive", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bold_line_over_the_text_tells_the_headline_from_the_name_of_the_site()
    {
        var story = Pages.EnglishStory.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "<br><br>", StringComparison.Ordinal);
        var article = Pages.Read($"""
            <html><head><title>Vale and Shore - Old bridge in Westport closes for eleven weeks</title></head><body><table><tr><td><a href=/default.asp>Vale and Shore</a></td></tr>
            <tr><td><font size=5><b>Old bridge in Westport closes for eleven weeks</b></font><br><font size=2>By Jane Miller</font><hr>{story}</td></tr></table></body></html>
            """);
        Assert.Equal("Old bridge in Westport closes for eleven weeks", article.Title);
    }

    [Fact]
    public void Broken_markup_still_yields_the_story()
    {
        var broken = Pages.Around(Pages.EnglishStory).Replace("</p>", "", StringComparison.Ordinal).Replace("</li>", "", StringComparison.Ordinal).Replace("</div>", "", StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", Pages.Read(broken).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_block_stands_on_its_own_line()
    {
        var lines = Pages.Read(Pages.Around(Pages.EnglishStory.Replace("\n", "", StringComparison.Ordinal))).Text.Split("\n\n");
        Assert.Contains("Closed to cars from 4 March until 20 May.", lines);
        Assert.Contains("Open to people on foot from six until nine.", lines);
    }

    [Fact]
    public void The_decisions_name_the_candidates_and_the_cuts()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory));
        Assert.Contains(article.Decisions, line => line.StartsWith("candidate:", StringComparison.Ordinal));
        Assert.Contains(article.Decisions, line => line.StartsWith("cut:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_extraction_stops() =>
        Assert.Throws<OperationCanceledException>(() => Aggregator.Core.Extraction.ArticleExtractor.Extract(Pages.Of(Pages.Around(Pages.EnglishStory)), new CancellationToken(true)));
}
