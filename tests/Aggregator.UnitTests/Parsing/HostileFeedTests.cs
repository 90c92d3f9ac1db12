using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Parsing;

namespace Aggregator.UnitTests.Parsing;

[Collection(TimedTests.Name)]
public sealed class HostileFeedTests
{
    // All that is allocated, collected meanwhile or not.
    private const long MemoryAllowed = 64L * 1024 * 1024;
    private const string Head = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title>";
    private const string Item = "<item><title>One</title><link>https://example.com/1</link></item>";
    private const string Tail = "</channel></rss>";

    [Fact]
    public void An_entity_bomb_is_not_expanded()
    {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        var feed = Within(Text(bomb + "]><rss version=\"2.0\"><channel><item><title>&a29;</title><link>https://example.com/1</link></item></channel></rss>")).Feed!;
        Assert.True(Assert.Single(feed.Entries).Title!.Length < 50);
    }

    [Fact]
    public void An_external_entity_is_not_fetched()
    {
        var feed = Within(Text("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><item><title>a&x;b</title></item></channel></rss>")).Feed!;
        Assert.DoesNotContain("root", Assert.Single(feed.Entries).Title!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_internal_entity_is_resolved()
    {
        var feed = Within(Text("<!DOCTYPE rss [<!ENTITY co \"Example &#38; Sons\">]><rss version=\"2.0\"><channel><item><title>By &co;</title></item></channel></rss>")).Feed!;
        Assert.Equal("By Example & Sons", Assert.Single(feed.Entries).Title);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<description><div>")]
    [InlineData("<item><title>")]
    [InlineData("<item xmlns:x='u'>")]
    public void A_million_nested_elements_are_refused(string part)
    {
        var result = Within(Text(Head + Item + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Count(c => c == '<')))));
        Assert.Contains(result.Fault!.Kind, new[] { FaultKind.HostileMarkup, FaultKind.TooLarge });
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<description><div>")]
    public void Elements_nested_too_deep_leave_the_entries_before_them_readable_and_are_told(string part)
    {
        var feed = Within(Text(Head + Item + string.Concat(Enumerable.Repeat(part, 2_000)))).Feed;
        Assert.Equal("https://example.com/1", feed!.Entries[0].Link);
        Assert.Contains("elements more than 128 deep left out", feed.Repairs);
    }

    [Fact]
    public void A_hundred_thousand_attributes_are_refused() =>
        Assert.Equal(FaultKind.HostileMarkup, Within(Text($"{Head}<item{Attributes(100_000)}><title>One</title></item>{Item}{Tail}")).Fault!.Kind);

    [Fact]
    public void Attributes_beyond_the_limit_are_left_out_and_told()
    {
        var feed = Within(Text($"{Head}<item{Attributes(1_000)}><title>One</title></item>{Item}{Tail}")).Feed!;
        Assert.Equal(2, feed.Entries.Count);
        Assert.Contains("attributes beyond 128 of an element left out", feed.Repairs);
    }

    private static string Attributes(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}=\"{i}\""));

    [Theory]
    [InlineData("<item/>")]
    [InlineData("<item><title>x</title></item>")]
    public void Entries_beyond_the_limit_are_left_out(string item) =>
        Assert.InRange(Within(Text(Head + string.Concat(Enumerable.Repeat(item, 150_000)) + Tail)).Feed!.Entries.Count, 1, 20_000);

    [Fact]
    public void A_million_small_elements_are_refused() =>
        Assert.Equal(FaultKind.HostileMarkup, Within(Text(Head + string.Concat(Enumerable.Repeat("<a/>", 1_000_000)) + Tail)).Fault!.Kind);

    [Theory]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<![CDATA[</title>")]
    [InlineData("</a")]
    [InlineData("<a b='")]
    [InlineData("<a b=")]
    [InlineData("&")]
    [InlineData("&#x")]
    [InlineData("<?")]
    [InlineData("<!DOCTYPE x [")]
    [InlineData("<!ENTITY a \"b\">")]
    [InlineData("< < <")]
    [InlineData("]]>")]
    public void Marks_without_end_cost_no_more_than_their_length(string mark) =>
        Within(Text(Head + string.Concat(Enumerable.Repeat(mark, 2_000_000 / mark.Length)) + Item + Tail));

    [Theory]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE x [")]
    [InlineData("<![CDATA[")]
    [InlineData("<!a>")]
    [InlineData("<?x?>")]
    [InlineData("<a>")]
    public void Marks_before_the_root_cost_no_more_than_their_length(string mark) =>
        Within(Text(string.Concat(Enumerable.Repeat(mark, 2_000_000 / mark.Length)) + Head + Item + Tail));

    [Theory]
    [InlineData("2024-01-01T")]
    [InlineData("1234567890")]
    [InlineData("Jan ")]
    [InlineData("(")]
    [InlineData("a@")]
    public void Endless_values_are_no_trouble(string part)
    {
        var value = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        Within(Text($"{Head}<item><pubDate>{value}</pubDate><author>{value}</author><guid>{value}</guid><link>{value}</link><category>{value}</category></item>{Tail}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<a b='")]
    public void A_text_without_end_is_a_fault(string opening) =>
        Assert.Equal(FaultKind.HostileMarkup, Within(Text($"{Head}<item><title>{opening}{new string('x', 10_000_000)}")).Fault!.Kind);

    [Fact]
    public void A_gzip_bomb_is_too_large() => Assert.Equal(FaultKind.TooLarge, Within(Gzip(new byte[200 * 1024 * 1024])).Fault!.Kind);

    [Fact]
    public void A_gzip_of_a_gzip_is_refused() => Assert.Equal(FaultKind.BinaryBody, Within(Gzip(Gzip(Text(Head + Item + Tail)))).Fault!.Kind);

    [Fact]
    public void A_gzip_that_the_server_did_not_declare_is_read() => Assert.Single(Within(Gzip(Text(Head + Item + Tail))).Feed!.Entries);

    [Fact]
    public void Random_bytes_are_binary()
    {
        var bytes = new byte[1_000_000];
        new Random(7).NextBytes(bytes);
        Assert.Contains(Within(bytes).Fault!.Kind, new[] { FaultKind.BinaryBody, FaultKind.NotAFeed });
    }

    [Fact]
    public void Json_nested_without_end_is_a_fault() => Assert.Equal(FaultKind.BrokenFeed, Within(Text(string.Concat(Enumerable.Repeat("{\"a\":[", 200_000)))).Fault!.Kind);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(body);
        return packed.ToArray();
    }

    /// <summary>Parses within a second and the memory allowed; further tries are for a machine that had other work during the first.</summary>
    private static FeedParseResult Within(byte[] body)
    {
        var document = new FeedDocument(body, null, null, DateTimeOffset.UnixEpoch);
        var (result, seconds, allocated) = Measure(document);
        for (var tries = 1; seconds >= 1 && tries < 4; tries++)
            (result, seconds, allocated) = Measure(document);
        Assert.True(seconds < 1, $"{seconds:F1} s");
        Assert.True(allocated < MemoryAllowed, $"{allocated / 1024 / 1024} MB in all");
        return result;
    }

    private static (FeedParseResult Result, double Seconds, long Allocated) Measure(FeedDocument document)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var result = FeedParser.Parse(document);
        return (result, watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
