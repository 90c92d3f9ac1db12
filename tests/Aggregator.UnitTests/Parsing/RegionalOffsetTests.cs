using System.Text;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;

namespace Aggregator.UnitTests.Parsing;

public sealed class RegionalOffsetTests
{
    [Theory]
    [InlineData("zh-CN", "news.example", 8)]
    [InlineData("ja", "news.example", 9)]
    [InlineData(null, "news.example.cn", 8)]
    [InlineData("en", "news.example.kr", 9)]
    [InlineData("en-US", "news.example", null)]
    [InlineData(null, null, null)]
    public void A_language_or_a_country_with_one_zone_gives_the_offset(string? language, string? host, int? hours) =>
        Assert.Equal(hours, (int?)RegionalOffset.Of(language, host)?.TotalHours);

    [Theory]
    [InlineData("zh-cn", "2026-11-20T09:36:00+08:00")]
    [InlineData("en", "2026-11-20T09:36:00+00:00")]
    public void Dates_without_a_zone_are_read_in_the_zone_of_the_feeds_language(string language, string expected)
    {
        var feed = $"<rss version='2.0'><channel><title>t</title><language>{language}</language><item><title>a</title><link>http://x.example/1</link><pubDate>2026-11-20 09:36:00</pubDate></item></channel></rss>";
        var document = new FeedDocument(Encoding.UTF8.GetBytes(feed), "text/xml", new Uri("http://x.example/feed"), DateTimeOffset.UnixEpoch);

        var published = Assert.Single(SourceParser.Parse(SourceKind.Auto, document).Feed!.Entries).Published;

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), published);
    }
}
