using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class ParkedDomainTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Fault Html = new(FaultKind.HtmlInsteadOfFeed, "a page");
    private static readonly Uri Feed = new("https://blog.example/feed");

    [Theory]
    [InlineData("<title>blog.example</title><h1>This domain is for sale!</h1>", false)]
    [InlineData("<h1>BUY THIS DOMAIN</h1>", true)]
    [InlineData("<h1>该域名正在出售</h1>", true)]
    public void A_page_that_offers_the_domain_flags_it_at_once(string html, bool elsewhere)
    {
        var final = elsewhere ? new Uri("https://market.example/x") : Feed;

        Assert.NotNull(ParkedDomain.Judge(Html, html, Feed, final, 1, Now.AddHours(-1), Now));
    }

    [Fact]
    public void A_strange_site_flags_it_after_three_polls_over_a_day()
    {
        var casino = new Uri("https://casino.example/");

        Assert.Null(ParkedDomain.Judge(Html, "<h1>Win</h1>", Feed, casino, 2, Now.AddDays(-5), Now));
        Assert.Null(ParkedDomain.Judge(Html, "<h1>Win</h1>", Feed, casino, 3, Now.AddHours(-3), Now));
        Assert.NotNull(ParkedDomain.Judge(Html, "<h1>Win</h1>", Feed, casino, 3, Now.AddDays(-5), Now));
    }

    [Fact]
    public void A_page_of_the_same_site_is_a_fault_and_no_new_owner() =>
        Assert.Null(ParkedDomain.Judge(Html, "<h1>Our blog moved</h1>", Feed, new Uri("https://www.blog.example/"), 9, Now.AddDays(-50), Now));

    [Fact]
    public void A_wall_in_front_of_the_site_is_no_new_owner() =>
        Assert.Null(ParkedDomain.Judge(Html, "<title>Just a moment...</title>", Feed, new Uri("https://wall.example/"), 9, Now.AddDays(-50), Now));

    [Fact]
    public void An_address_that_never_gave_a_feed_was_not_lost() =>
        Assert.Null(ParkedDomain.Judge(Html, "<h1>Buy this domain</h1>", Feed, Feed, 9, null, Now));
}
