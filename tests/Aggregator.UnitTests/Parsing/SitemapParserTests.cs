using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Parsing;

[Collection(TimedTests.Name)]
public sealed class SitemapParserTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 20, 12, 0, 0, TimeSpan.Zero);

    private const string News = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url><loc>https://example.com/a?x=1&amp;y=2</loc><lastmod>2024-03-20T10:00:00+08:00</lastmod>
            <image:image><image:loc>https://example.com/a.jpg</image:loc></image:image>
            <news:news><news:publication><news:name>Example Times</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2024-03-20</news:publication_date><news:title>Rain &amp; shine</news:title><news:keywords>weather, rain</news:keywords></news:news></url>
          <url><loc>/b</loc></url>
        </urlset>
        """;

    [Fact]
    public void A_news_sitemap_gives_titled_and_dated_entries()
    {
        var feed = Parse(News).Feed!;
        Assert.Equal(("sitemap", "Example Times", 2), (feed.Format, feed.Title, feed.Entries.Count));
        var entry = feed.Entries[0];
        Assert.Equal(("https://example.com/a?x=1&y=2", "Rain & shine", "https://example.com/a.jpg"), (entry.Link, entry.Title, entry.ImageUrl));
        Assert.Equal(new DateTimeOffset(2024, 3, 20, 0, 0, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal(new DateTimeOffset(2024, 3, 20, 2, 0, 0, TimeSpan.Zero), entry.Updated);
        Assert.Equal(["weather", "rain"], entry.Categories);
        Assert.Equal("https://example.com/b", feed.Entries[1].Link);
    }

    [Fact]
    public void An_index_names_its_sitemaps_the_newest_first()
    {
        var feed = Parse("""
            <sitemapindex><sitemap><loc>https://example.com/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
            <sitemap><loc>https://example.com/new.xml.gz</loc><lastmod>2024-03-01</lastmod></sitemap></sitemapindex>
            """).Feed!;
        Assert.Equal("sitemapindex", feed.Format);
        Assert.Equal(["https://example.com/new.xml.gz", "https://example.com/old.xml"], feed.Children);
        Assert.Empty(feed.Entries);
    }

    [Theory]
    [InlineData("<urlset><url><loc>https://example.com/1</loc></url><url><loc>https://example.com/2?a=1&b=2</loc></url></urlset>", 2)]
    [InlineData("<urlset><url><loc>https://example.com/1</loc></url><url><loc>https://exa", 1)]
    [InlineData("https://example.com/1\r\nhttps://example.com/2\r\n", 2)]
    public void A_broken_or_plain_sitemap_is_read_as_far_as_it_goes(string text, int expected) =>
        Assert.Equal(expected, Parse(text).Feed!.Entries.Count);

    [Fact]
    public void A_gzipped_sitemap_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(Encoding.UTF8.GetBytes(News));
        Assert.Equal(2, SitemapParser.Parse(new FeedDocument(packed.ToArray(), null, null, Now)).Feed!.Entries.Count);
    }

    [Fact]
    public void Fifty_thousand_addresses_take_less_than_a_second_and_the_newest_are_kept()
    {
        var text = new StringBuilder("<urlset>");
        for (var i = 0; i < 50_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<url><loc>https://example.com/{i}</loc><lastmod>{Now.AddMinutes(i - 60_000):yyyy-MM-ddTHH:mm:ssZ}</lastmod></url>");
        var watch = Stopwatch.StartNew();
        var entries = Parse(text.Append("</urlset>").ToString()).Feed!.Entries;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1.5), $"{watch.Elapsed}");
        Assert.Equal("https://example.com/49999", entries[0].Link);
    }

    [Fact]
    public void A_page_is_no_sitemap() => Assert.Equal(FaultKind.HtmlInsteadOfFeed, Parse("<html><body>no</body></html>").Fault!.Kind);

    [Theory]
    [InlineData("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", "rss20")]
    [InlineData(News, "sitemap")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]}""", "json11")]
    [InlineData("""{"data":{"list":[{"title":"One","url":"/1"},{"title":"Two","url":"/2"}]}}""", "jsonapi")]
    [InlineData("<html><body><article><h2><a href='/2024/01/02/a-long-story-here'>A long story about rain</a></h2></article><article><h2><a href='/2024/01/03/another-long-story'>Another long story about sun</a></h2></article></body></html>", "listing")]
    public void The_kind_of_a_document_is_told_by_its_content(string text, string format) =>
        Assert.Equal(format, SourceParser.Parse(SourceKind.Auto, new FeedDocument(Encoding.UTF8.GetBytes(text), null, new Uri("https://example.com/"), Now)).Feed?.Format);

    private static FeedParseResult Parse(string text) =>
        SitemapParser.Parse(new FeedDocument(Encoding.UTF8.GetBytes(text), "application/xml", new Uri("https://example.com/sitemap.xml"), Now));
}
