using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Sources;

public sealed class FeedDiscoveryTests
{
    private static readonly Uri Site = new("https://example.com/blog/index.html");

    [Fact]
    public void The_feed_a_page_declares_comes_first_and_comments_after_links()
    {
        var found = FeedDiscovery.FromPage("""
            <html><head><title>Example</title>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel="alternate" type="application/atom+xml" title="Posts" href="../atom.xml">
            <link rel="alternate" hreflang="de" href="/de/"></head>
            <body><a href="/podcast/feed.xml">Podcast</a><a href="/feedback">Send feedback</a><a href="/about">RSS</a></body></html>
            """, Site);
        Assert.Equal("https://example.com/atom.xml", found[0].Url.AbsoluteUri);
        Assert.Equal("Posts", found[0].Title);
        Assert.Equal(["/atom.xml", "/comments/feed/", "/podcast/feed.xml", "/about", "/blog/index.html"], found.Select(c => c.Url.AbsolutePath));
        Assert.Equal(SourceKind.Listing, found[^1].Kind);
    }

    [Theory]
    [InlineData("<link rel=feed href=/f.json>", "https://example.com/f.json")]
    [InlineData("<link rel='alternate home' type='application/feed+json' href='/feed.json'>", "https://example.com/feed.json")]
    [InlineData("<link rel=alternate type=text/xml href=/rss.xml>", "https://example.com/rss.xml")]
    [InlineData("<a href='feed://example.com/news.rss'>x</a>", "http://example.com/news.rss")]
    [InlineData("<a href='/plus/rss.html'>订阅</a>", "https://example.com/plus/rss.html")]
    [InlineData("<base href='https://cdn.example.com/'><link rel=alternate type=application/rss+xml href=rss>", "https://cdn.example.com/rss")]
    public void A_feed_is_found_however_it_is_named(string html, string expected) =>
        Assert.Equal(expected, FeedDiscovery.FromPage(html, Site)[0].Url.AbsoluteUri);

    [Fact]
    public void Robots_txt_names_sitemaps_and_news_ones_come_first()
    {
        var found = FeedDiscovery.FromRobots("User-agent: *\r\nDisallow: /x\r\nSitemap: https://example.com/sitemap.xml\r\nsitemap: /news-sitemap.xml # fresh\r\n", Site);
        Assert.Equal(["https://example.com/news-sitemap.xml", "https://example.com/sitemap.xml"], found.Select(c => c.Url.AbsoluteUri));
        Assert.All(found, c => Assert.Equal(SourceKind.Sitemap, c.Kind));
    }

    [Fact]
    public void Usual_paths_are_tried_beside_the_page_and_at_the_root()
    {
        var found = FeedDiscovery.UsualPaths(Site).Select(c => c.Url.AbsoluteUri).ToList();
        Assert.Equal("https://example.com/blog/feed", found[0]);
        Assert.Contains("https://example.com/feed", found);
        Assert.Contains("https://example.com/sitemap.xml", found);
        Assert.Equal(found.Distinct().Count(), found.Count);
    }

    [Fact]
    public void A_hostile_page_gives_nothing_and_does_not_fail() =>
        Assert.Empty(FeedDiscovery.FromPage(string.Concat(Enumerable.Repeat("<div><a href=/feed>", 200_000)), Site));
}
