using System.Text;
using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class RobotsParserTests
{
    [Theory]
    // The group that names us replaces the one for all.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Aggregator\nDisallow: /private", "/news", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: aggregator/2.0\nDisallow: /private", "/private/1", false)]
    [InlineData("User-agent: Aggregator-News\nDisallow: /", "/news", true)]
    [InlineData("User-agent: Other\nDisallow: /", "/news", true)]
    // Several agents share a group; two groups of one agent are one.
    [InlineData("User-agent: Other\nUser-agent: Aggregator\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: Aggregator\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Aggregator\nDisallow: /b", "/b", false)]
    // A sitemap line does not end a group, a Crawl-delay is part of one.
    [InlineData("User-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: Aggregator\nCrawl-delay: 3\nUser-agent: *\nDisallow: /", "/x", true)]
    // The longest pattern decides, allow wins a tie.
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /page", "/page", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/page", false)]
    // Wildcards and ends.
    [InlineData("User-agent: *\nDisallow: /*.php", "/a/b.php?x", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/b.php?x", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php.php", false)]
    [InlineData("User-agent: *\nDisallow: *?print=", "/a?print=1", false)]
    [InlineData("User-agent: *\nDisallow: /fish*", "/fishheads", false)]
    [InlineData("User-agent: *\nDisallow: /fish/", "/fish", true)]
    // Empty disallow, slips, comments, byte order mark, case of paths.
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("\uFEFFuseragent: * # all\r\nDissallow : /a # comment\r", "/a", false)]
    [InlineData("User-agent *\nDisallow /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /Secret", "/secret", true)]
    [InlineData("<html><body>User-agent: * Disallow: / </body></html>", "/a", true)]
    // Escapes mean the same however they are written.
    [InlineData("User-agent: *\nDisallow: /新闻", "/%E6%96%B0%E9%97%BB/1", false)]
    [InlineData("User-agent: *\nDisallow: /%e6%96%b0", "/%E6%96%B0%E9%97%BB", false)]
    [InlineData("User-agent: *\nDisallow: /%7ejoe", "/~joe/x", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    // The file itself may always be read.
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_path_is_allowed_or_not(string robots, string path, bool allowed)
    {
        var rules = RobotsParser.Parse(Encoding.UTF8.GetBytes(robots), "Aggregator");

        Assert.Equal(allowed, rules.Check(new Uri("https://site.example" + path)) is null);
    }

    [Fact]
    public void A_refusal_names_the_rule()
    {
        var rules = RobotsParser.Parse("User-agent: *\nDisallow: /private/"u8, "Aggregator");

        Assert.Contains("Disallow: /private/", rules.Check(new Uri("https://site.example/private/1"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Crawl_delay_and_sitemaps_are_read()
    {
        var rules = RobotsParser.Parse("Sitemap: https://a.example/1.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /relative.xml\nSitemap: https://a.example/2.xml"u8, "Aggregator");

        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay);
        Assert.Equal(["https://a.example/1.xml", "https://a.example/2.xml"], rules.Sitemaps);
    }

    [Fact]
    public void Only_the_first_half_mebibyte_is_read()
    {
        var body = Encoding.ASCII.GetBytes("User-agent: *\n" + new string('#', 600_000) + "\nDisallow: /");

        Assert.Empty(RobotsParser.Parse(body, "Aggregator").Rules);
    }

    [Fact]
    public void A_pattern_made_to_backtrack_costs_little()
    {
        var pattern = string.Concat(Enumerable.Repeat("/*a", 600)) + "$";
        var path = string.Concat(Enumerable.Repeat("/a", 900)) + "b";

        Assert.False(RobotsPattern.Matches(pattern, path));
    }
}
