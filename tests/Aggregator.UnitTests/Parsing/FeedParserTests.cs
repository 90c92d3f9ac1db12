using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;
using CsCheck;

namespace Aggregator.UnitTests.Parsing;

public sealed class FeedParserTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_field_of_an_RSS_feed_is_read()
    {
        var feed = Parse("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel><title>Example &amp; Co</title><link>https://example.com/</link><atom:link rel="self" href="https://example.com/rss"/><atom:link rel="hub" href="https://hub.example.com/"/><atom:link rel="next" href="/rss?page=2"/>
            <language>en-gb</language><ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
            <skipHours><hour>1</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays><image><title>Not this</title><url>/logo.png</url></image>
            <item><title>One</title><link>https://example.com/1</link><guid isPermaLink="false">x:1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate><dc:creator>Jane Doe</dc:creator><author>jane@example.com (Jane Doe)</author>
            <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded><category>a</category><category>b</category><category>a</category>
            <enclosure url="/1.mp3" type="audio/mpeg" length="12"/><media:thumbnail url="https://example.com/1.jpg"/></item></channel></rss>
            """).Feed!;
        Assert.Equal(("rss20", "UTF-8", "Example & Co", "https://example.com/", "en-gb"), (feed.Format, feed.Charset, feed.Title, feed.Link, feed.Language));
        Assert.Equal(("https://example.com/rss", TimeSpan.FromMinutes(30)), (feed.SelfLink, feed.PollHint));
        Assert.Equal(["https://hub.example.com/"], feed.Hubs);
        Assert.Equal([0, 1], feed.SkipHours);
        Assert.Equal([DayOfWeek.Sunday], feed.SkipDays);
        Assert.EndsWith("/rss?page=2", feed.NextPage, StringComparison.Ordinal);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("x:1", "One", "https://example.com/1", "Jane Doe", "<p>Long</p>", "Short"), (entry.Id, entry.Title, entry.Link, entry.Author, entry.Content, entry.Summary));
        Assert.Equal(["a", "b"], entry.Categories);
        Assert.Equal("https://example.com/1.jpg", entry.ImageUrl);
        Assert.Equal(new FeedEnclosure("https://example.com/1.mp3", "audio/mpeg", 12), Assert.Single(entry.Enclosures));
        Assert.Empty(feed.Repairs);
    }

    [Fact]
    public void Every_field_of_an_Atom_feed_is_read()
    {
        var feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.com/blog/"><title type="html">A &amp;amp; B</title><link href="./"/><author><name>Feed Author</name></author>
            <entry xml:lang="en"><id>urn:1</id><title>1 &lt; 2</title><link rel="alternate" href="one"/><link rel="enclosure" href="one.mp3" type="audio/mpeg"/>
            <published>2026-01-05T10:00:00Z</published><updated>2026-01-06T10:00:00Z</updated><author><name>Ann</name></author><author><name>Bob</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>you</b><br/></p></div></content><category term="t" label="Topic"/></entry>
            <entry><id>urn:2</id><title>Two</title><source><author><name>Source Author</name></author></source></entry><entry><id>urn:3</id><title>Three</title></entry></feed>
            """).Feed!;
        Assert.Equal(("atom10", "A & B", "https://example.com/blog/"), (feed.Format, feed.Title, feed.Link));
        var one = feed.Entries[0];
        Assert.Equal(("https://example.com/blog/one", "Ann, Bob", "<p>Hi <b>you</b><br></p>", "en"), (one.Link, one.Author, one.Content, one.Language));
        Assert.Equal("1 &lt; 2", one.Title);
        Assert.Equal("https://example.com/blog/one.mp3", Assert.Single(one.Enclosures).Url);
        Assert.Equal(["Topic"], one.Categories);
        Assert.Equal((5, 6), (one.Published!.Value.Day, one.Updated!.Value.Day));
        Assert.Equal(["Source Author", "Feed Author"], feed.Entries.Skip(1).Select(entry => entry.Author));
    }

    [Theory]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>F</title></channel><item rdf:about='https://example.com/1'><title>One</title><link>https://example.com/1</link></item></rdf:RDF>", "rss10")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>F</title></channel><item><title>One</title><link>https://example.com/1</link></item></rdf:RDF>", "rss090")]
    [InlineData("<Channel xmlns='http://purl.org/net/rss1.1#' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' rdf:about='x'><title>F</title><items><item rdf:about='https://example.com/1'><title>One</title><link>https://example.com/1</link></item></items></Channel>", "rss11")]
    [InlineData("<rss version='0.91'><channel><title>F</title><item><title>One</title><link>https://example.com/1</link></item></channel></rss>", "rss091")]
    [InlineData("<rss><channel><title>F</title><item><title>One</title><link>https://example.com/1</link></item></channel></rss>", "rss")]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>F</title><entry><title>One</title><link rel='alternate' type='text/html' href='https://example.com/1'/></entry></feed>", "atom03")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>F</a:title><a:entry><a:title>One</a:title><a:link href='https://example.com/1'/></a:entry></a:feed>", "atom10")]
    [InlineData("<CHANNEL HREF='https://example.com/'><TITLE>F</TITLE><ITEM HREF='https://example.com/1'><TITLE>One</TITLE></ITEM></CHANNEL>", "cdf")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"F\",\"items\":[{\"id\":\"1\",\"title\":\"One\",\"url\":\"https://example.com/1\"}]}", "json10")]
    public void Every_format_is_known(string text, string format)
    {
        var feed = Parse(text).Feed!;
        Assert.Equal((format, "F"), (feed.Format, feed.Title));
        Assert.Equal(("One", "https://example.com/1"), (feed.Entries[0].Title, feed.Entries[0].Link));
    }

    [Theory]
    [InlineData("Warning: something in feed.php on line 3\n<rss version='2.0'><channel>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel>ITEMS</channel></rss><!-- cached --><script>x()</script>")]
    [InlineData("<response><rss version='2.0'><channel>ITEMS</channel></rss></response>")]
    [InlineData("<RSS VERSION='2.0'><CHANNEL>ITEMS</CHANNEL></RSS>")]
    [InlineData("<rss version='2.0'><channel>ITEMS")]
    [InlineData("<rss version='2.0'><channel><title>a & b &nbsp; &unknown; c</title>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel><title>bell \u0007</title>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel><title>bad reference &#0;</title>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel><foo:bar>no prefix</foo:bar>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel><description><p>open<br></description>ITEMS</channel></rss>")]
    [InlineData("<rss version=2.0><channel><image url=x>ITEMS</channel></rss>")]
    [InlineData("<rss version='2.0'><channel>ITEMS</channel></rss>\0\0\0")]
    [InlineData("<!DOCTYPE rss PUBLIC '-//N//DTD//EN' 'http://dtd.invalid/x.dtd'><rss version='2.0'><channel>ITEMS</channel></rss>")]
    public void A_broken_feed_is_read_whole(string text)
    {
        const string Items = "<item><title>One</title><link>https://example.com/1</link></item><item><title>Two</title><link>https://example.com/2</link></item>";
        var feed = Parse(text.Replace("ITEMS", Items, StringComparison.Ordinal)).Feed!;
        Assert.Equal(["https://example.com/1", "https://example.com/2"], feed.Entries.Select(entry => entry.Link));
        Assert.Equal(["One", "Two"], feed.Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void Items_without_end_tags_are_told_apart()
    {
        var feed = Parse("<rss version='2.0'><channel><item><title>One<link>https://example.com/1</link><item><title>Two</title><link>https://example.com/2</link></channel></rss>").Feed!;
        Assert.Equal([("One", "https://example.com/1"), ("Two", "https://example.com/2")], feed.Entries.Select(entry => (entry.Title!, entry.Link!)));
    }

    [Fact]
    public void A_permanent_guid_is_the_link_when_there_is_none()
    {
        var feed = Parse("<rss version='2.0'><channel><item><title>x</title><guid>https://example.com/g</guid></item><item><title>y</title><guid isPermaLink='false'>https://example.com/h</guid></item></channel></rss>").Feed!;
        Assert.Equal(["https://example.com/g", null], feed.Entries.Select(entry => entry.Link));
    }

    [Fact]
    public void Relative_links_of_RSS_belong_to_the_site_and_not_to_whoever_serves_the_feed()
    {
        var feed = Parse("<rss version='2.0'><channel><link>https://news.example.org/</link><item><title>x</title><link>/a/1</link></item></channel></rss>", "https://feeds.example.com/news").Feed!;
        Assert.Equal("https://news.example.org/a/1", feed.Entries[0].Link);
    }

    [Fact]
    public void Text_that_was_encoded_twice_is_undone() =>
        Assert.Equal("España", Parse("<rss version='2.0'><channel><item><title>EspaÃ±a</title></item></channel></rss>").Feed!.Entries[0].Title);

    [Theory]
    [InlineData("", FaultKind.EmptyBody)]
    [InlineData(" \r\n", FaultKind.EmptyBody)]
    [InlineData("<!doctype html><html><body>Not found</body></html>", FaultKind.HtmlInsteadOfFeed)]
    [InlineData("Just some words.", FaultKind.NotAFeed)]
    [InlineData("<note><to>you</to></note>", FaultKind.NotAFeed)]
    [InlineData("{\"a\":1}", FaultKind.NotAFeed)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", FaultKind.BrokenFeed)]
    public void What_is_no_feed_has_a_named_fault(string text, FaultKind kind)
    {
        var fault = Parse(text).Fault!;
        Assert.Equal(kind, fault.Kind);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf(new[] { "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "&amp;", "&", "<!--", "-->", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<a b=c", "\"", ">", "</", "\uD800", "\0", "x:y", "<x:y xmlns:x=''>", "xmlns:xml='a'", "<?", "{", "中", "<item xmlns=\"" }.Select(Gen.Const).ToArray())
            .Array[0, 60].Sample(parts => Parse(string.Concat(parts)) is { Feed: not null } or { Fault: not null }, iter: 3000);

    [Fact]
    public void Damage_anywhere_in_a_feed_leaves_a_result()
    {
        var sound = "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title><item><title>One &amp; only</title><link>https://example.com/1</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>x</p>]]></description></item></channel></rss>"u8.ToArray();
        (from at in Gen.Int[0, sound.Length - 1] from length in Gen.Int[0, 20] from bytes in Gen.Byte.Array[0, 10] select (at, length, bytes)).Sample(damage =>
        {
            var end = Math.Min(sound.Length, damage.at + damage.length);
            byte[] damaged = [.. sound[..damage.at], .. damage.bytes, .. sound[end..]];
            return FeedParser.Parse(new FeedDocument(damaged, null, null, Now)) is { Feed: not null } or { Fault: not null };
        }, iter: 3000);
    }

    private static FeedParseResult Parse(string text, string? url = "https://example.com/rss") =>
        FeedParser.Parse(new FeedDocument(Encoding.UTF8.GetBytes(text), null, url is null ? null : new Uri(url), Now));
}
