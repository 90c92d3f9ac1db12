using System.Text.Json;
using Aggregator.Core.Extraction;

namespace Aggregator.UnitTests.Extraction;

/// <summary>Pages whose text is put in by scripts: it is read from the state that these get.</summary>
[Collection(TimedTests.Name)]
public sealed class ScriptStateTests
{
    private static readonly string[] Paragraphs =
    [
        "The harbour authority of Westport said on Tuesday that the old swing bridge will close to cars for eleven weeks. Engineers found cracks in two of the main bearings.",
        "Lorries will have to take the valley road, a detour of nearly forty kilometres. Cyclists and people on foot may still cross between six and nine.",
        "The council put the cost at 3.2 million and wants the state to carry two thirds of it. Nothing had been decided, a spokeswoman for the ministry said.",
    ];

    private static string Body => string.Concat(Paragraphs.Select(text => $"<p>{text}</p>"));

    [Fact]
    public void A_body_in_a_script_of_data_is_read() =>
        AssertRead(PageWith($"""<script id="__NEXT_DATA__" type="application/json">{Json(new { props = new { article = new { id = 7, body = Body }, more = new[] { "a", "b" } } })}</script>"""));

    [Fact]
    public void Places_for_adverts_are_left_out() =>
        AssertRead(PageWith($"""<script type="application/json">{Json(new { body = Body.Replace("</p><p>", "</p>$$ADVERT-2$$<p>", StringComparison.Ordinal) })}</script>"""));

    [Fact]
    public void A_body_that_a_script_assigns_is_read() =>
        AssertRead(PageWith($"""<script>window.__INITIAL_STATE__ = {Json(new { story = new { content = Body } })};(function(){"{var s;s=document.currentScript;}"}());</script>"""));

    [Theory]
    [InlineData("data-page")]
    [InlineData("data-react-props")]
    [InlineData(":article")]
    public void A_body_in_the_attribute_of_a_component_is_read(string attribute) =>
        AssertRead(PageWith($"""<div id="app" {attribute}="{System.Net.WebUtility.HtmlEncode(Json(new { props = new { article = new { id = 7, body = Body } } }))}"></div>"""));

    [Fact]
    public void Paragraphs_that_an_editor_keeps_as_blocks_are_read() =>
        AssertRead(PageWith($"""<script type="application/json">{Json(new { blocks = Paragraphs.Select(text => new { type = "paragraph", text }) })}</script>"""));

    [Fact]
    public void A_body_in_json_within_a_string_that_is_pushed_is_read() =>
        AssertRead(PageWith($"""<script>self.__next_f.push({Json(new object[] { 1, "5:" + Json(new object[] { "$", "div", new { state = Json(new { body = Body }) } }) + "\n" })})</script>"""));

    [Fact]
    public void A_notice_in_the_state_is_not_taken_for_the_article()
    {
        var notice = string.Concat(Enumerable.Repeat("<p>We and our partners store data on your device. You may object at any time. Your choice holds for all our pages.</p>", 5));
        var article = ArticleExtractor.Extract(Pages.Of(PageWith($"""<script type="application/json">{Json(new { consent = new { text = notice } })}</script>""")), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("our partners", article.Article?.Text ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_like_state_but_is_no_json_is_left_alone()
    {
        var html = PageWith("""<script>window.__NUXT__ = {body: function(a, b) { return "One. Two. Three. Four."; }};</script>""");
        Assert.DoesNotContain("Two", ArticleExtractor.Extract(Pages.Of(html), TestContext.Current.CancellationToken).Article?.Text ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_shows_its_text_is_read_as_it_is_shown()
    {
        var state = $"""<script type="application/json">{Json(new { next = new { body = Body.Replace("Westport", "Eastport", StringComparison.Ordinal) } })}</script>""";
        Assert.DoesNotContain("Eastport", Pages.Read(Pages.Around(Pages.EnglishStory, after: state)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("5:")]
    [InlineData("[")]
    [InlineData("a. ")]
    public void Endless_state_costs_no_more_than_its_length(string piece)
    {
        var html = PageWith($"""<script type="application/json">{Json(new { text = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)) })}</script>""");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotNull(ArticleExtractor.Extract(Pages.Of(html), TestContext.Current.CancellationToken));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static void AssertRead(string html)
    {
        var article = Pages.Read(html);
        Assert.Equal(string.Join("\n\n", Paragraphs), article.Text);
        Assert.Equal("script state", article.Strategy);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static string PageWith(string script) => $"""
        <!DOCTYPE html><html lang="en"><head><title>Old bridge in Westport closes for eleven weeks | Westport Courier</title>
        <meta property="og:type" content="article"></head><body><div id="root"><div class="spinner">Loading</div></div>{script}</body></html>
        """;
}
