using System.Diagnostics;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;
using AngleSharp.Html.Parser;

namespace Aggregator.UnitTests.Extraction;

[Collection(TimedTests.Name)]
public sealed class SafetyTests
{
    private static readonly HashSet<string> Vocabulary = new(
        ["p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "tr", "td", "th", "blockquote", "pre", "code", "figure", "figcaption", "img", "a", "strong", "em", "sub", "sup", "q", "del", "mark"],
        StringComparer.Ordinal);

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">the full report of the harbour authority</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">the full report of the harbour authority</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">the full report</a>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>")]
    [InlineData("<b onclick=alert(1) style=\"background:url(javascript:alert(1))\">the full report</b>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt; and &lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<a href=\"//evil.example/%22onmouseover=%22alert(1)\">the full report</a>")]
    [InlineData("<form action=javascript:alert(1)><button formaction=javascript:alert(1)>the full report</button></form>")]
    public void The_html_of_a_body_can_run_nothing(string attack)
    {
        var story = Pages.EnglishStory.Replace("the authority added.</p>", $"the authority added. {attack}</p>", StringComparison.Ordinal)
            .Replace("<h2>Who pays", $"<p>{attack}</p><h2>Who pays", StringComparison.Ordinal);
        var article = Pages.Read(Pages.Around(story));
        Assert.Contains("nearly forty kilometres", article.Html, StringComparison.Ordinal);
        using var document = new HtmlParser().ParseDocument(article.Html);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Vocabulary);
            Assert.All(element.Attributes, attribute => Assert.True(attribute.Name is "href" or "src" or "alt", attribute.Name));
            foreach (var address in new[] { element.GetAttribute("href"), element.GetAttribute("src") }.OfType<string>())
                Assert.True(address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal), address);
        }
    }

    [Fact]
    public void Links_and_pictures_are_absolute()
    {
        var story = Pages.EnglishStory.Replace("valley road", "<a href=\"../roads?id=7\">valley road</a>", StringComparison.Ordinal)
            .Replace("<h2>", "<figure><img data-src=\"/img/bridge.jpg\" src=\"data:image/gif;base64,R0\" alt=\"The bridge\"></figure><h2>", StringComparison.Ordinal);
        var article = Pages.Read(Pages.Around(story));
        Assert.Contains("href=\"https://www.example.com/news/roads?id=7\"", article.Html, StringComparison.Ordinal);
        Assert.Contains("src=\"https://www.example.com/img/bridge.jpg\"", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_html_keeps_the_structure()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory));
        Assert.Contains("<h2>Who pays for the repair</h2>", article.Html, StringComparison.Ordinal);
        Assert.Contains("<li>Closed to cars from 4 March until 20 May.</li>", article.Html, StringComparison.Ordinal);
        Assert.Contains("<blockquote>", article.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<font><i><a href=x>")]
    [InlineData("<svg><g>")]
    public void A_million_nested_tags_are_a_fault_within_a_second(string tag)
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat(tag, 1_000_000 / (tag.Count(c => c == '<')))) + "x";
        var watch = Stopwatch.StartNew();
        var result = ArticleExtractor.Extract(Pages.Of(html), TestContext.Current.CancellationToken);
        Assert.Equal(FaultKind.HostileMarkup, result.Fault?.Kind);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Ten_megabytes_of_one_attribute_do_not_hide_the_story()
    {
        var html = Pages.Around(Pages.EnglishStory).Replace("<main>", $"<main data-x=\"{new string('a', 10_000_000)}\">", StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", Pages.Read(html).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_table_rows_are_read_or_refused_in_bounded_time()
    {
        var rows = new StringBuilder("<html><body><table>");
        for (var i = 0; i < 300_000; i++)
            rows.Append("<tr><td>cell<td>").Append(i);
        var watch = Stopwatch.StartNew();
        var result = ArticleExtractor.Extract(Pages.Of(rows.ToString()), TestContext.Current.CancellationToken);
        Assert.True(result.Article is not null || result.Fault is not null);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public void An_empty_page_is_a_fault(string html) => Assert.Equal(FaultKind.EmptyBody, ArticleExtractor.Extract(Pages.Of(html), TestContext.Current.CancellationToken).Fault?.Kind);

    [Theory]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("<html><head><title></title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":[]}],\"headline\":7}</script>")]
    public void Rubbish_is_an_answer_not_a_crash(string html)
    {
        var result = ArticleExtractor.Extract(Pages.Of(html), TestContext.Current.CancellationToken);
        Assert.True(result.Article is not null || result.Fault is not null);
    }
}
