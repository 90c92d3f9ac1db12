using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;

namespace Aggregator.UnitTests.Parsing;

public sealed class ListingParserTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 20, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Styles => [.. ListingPages.Styles];

    [Theory]
    [MemberData(nameof(Styles))]
    public void Every_article_of_a_front_page_is_found_and_nothing_else(string style)
    {
        var (html, url, articles) = ListingPages.Of(style);
        var result = Parse(html, url);
        Assert.Null(result.Fault);
        Assert.Equal(articles.Order(), result.Feed!.Entries.Select(entry => entry.Link!).Order());
        Assert.All(result.Feed.Entries, entry => Assert.True(entry.Title!.Length >= 6, entry.Title));
    }

    [Theory]
    [InlineData("blog")]
    [InlineData("portal")]
    [InlineData("cards")]
    [InlineData("table")]
    [InlineData("definitions")]
    [InlineData("japanese")]
    [InlineData("breaks")]
    [InlineData("soup")]
    public void Dates_beside_the_links_are_read(string style)
    {
        var (html, url, _) = ListingPages.Of(style);
        var dated = Parse(html, url).Feed!.Entries.Count(entry => entry.Published is { Year: 2024 });
        Assert.True(dated >= 7, $"{dated} dated");
    }

    [Fact]
    public void A_selector_outranks_detection()
    {
        const string Html = """<body><div class="x"><a href="/one">One</a></div><div class="x"><a href="/two">Two</a></div><a href="/three">Three</a></body>""";
        var feed = Parse(Html, "https://example.com/", "div.x").Feed!;
        Assert.Equal(["https://example.com/one", "https://example.com/two"], feed.Entries.Select(entry => entry.Link));
    }

    [Theory]
    [InlineData("div[")]
    [InlineData("p.none a")]
    public void A_selector_that_finds_nothing_is_a_fault_that_says_so(string selector)
    {
        var fault = Parse("<body><a href=/one>One</a></body>", "https://example.com/", selector).Fault!;
        Assert.Equal(FaultKind.NoLinksFound, fault.Kind);
        Assert.Contains(selector, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_menus_holds_no_articles() =>
        Assert.Equal(FaultKind.NoLinksFound, Parse("<body><nav><a href=/a>A</a><a href=/b>B</a></nav><a href=/login>Log in</a></body>", "https://example.com/").Fault!.Kind);

    [Fact]
    public void A_page_nested_without_end_is_refused() =>
        Assert.Equal(FaultKind.HostileMarkup, Parse(string.Concat(Enumerable.Repeat("<div>", 1_000_000)), "https://example.com/").Fault!.Kind);

    private static FeedParseResult Parse(string html, string url, string? selector = null) =>
        ListingParser.Parse(new FeedDocument(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri(url), Now), selector);
}
