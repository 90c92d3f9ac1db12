using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;

namespace Aggregator.UnitTests.Fetching;

public sealed class RobotsLookupTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Page = new("https://site.example/private");

    [Fact]
    public void A_good_answer_holds_for_a_day()
    {
        var lookup = Answered("User-agent: *\nDisallow: /private", Now);

        Assert.Equal(Now.AddDays(1), lookup.ValidUntil);
        Assert.NotNull(lookup.Rules.Check(Page));
    }

    [Fact]
    public void Caching_headers_shorten_it_to_an_hour_at_least() =>
        Assert.Equal(Now.AddHours(1), RobotsLookup.From(Result(Now) with { FreshFor = TimeSpan.Zero }, null, "Aggregator").ValidUntil);

    [Theory]
    [InlineData(FaultKind.NotFound)]
    [InlineData(FaultKind.Forbidden)]
    [InlineData(FaultKind.Gone)]
    [InlineData(FaultKind.RedirectLimit)]
    public void An_absent_file_allows_all(FaultKind fault) =>
        Assert.Null(Failed(fault, Now, null).Rules.Check(Page));

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Timeout)]
    [InlineData(FaultKind.Unreachable)]
    public void An_unreachable_file_disallows_all_for_a_while_by_a_fault_that_passes(FaultKind fault)
    {
        var lookup = Failed(fault, Now, null);

        Assert.Equal(FaultKind.ServerError, lookup.Rules.Check(Page)?.Kind);
        Assert.Equal(Now.AddMinutes(10), lookup.ValidUntil);
    }

    [Fact]
    public void Rules_read_within_a_day_stand_while_the_site_is_down()
    {
        var known = Answered("User-agent: *\nDisallow: /private", Now);

        var soon = Failed(FaultKind.ServerError, Now.AddHours(20), known);
        var later = Failed(FaultKind.ServerError, Now.AddHours(30), soon);

        Assert.Null(soon.Rules.Check(new Uri("https://site.example/news")));
        Assert.NotNull(later.Rules.Check(new Uri("https://site.example/news")));
    }

    [Fact]
    public void After_thirty_days_out_of_reach_all_is_allowed()
    {
        var lookup = Failed(FaultKind.ServerError, Now, null);

        Assert.Null(Failed(FaultKind.ServerError, Now.AddDays(31), lookup).Rules.Check(Page));
    }

    private static RobotsLookup Answered(string robots, DateTimeOffset at) =>
        RobotsLookup.From(Result(at) with { Body = System.Text.Encoding.UTF8.GetBytes(robots) }, null, "Aggregator");

    private static RobotsLookup Failed(FaultKind kind, DateTimeOffset at, RobotsLookup? before) =>
        RobotsLookup.From(Result(at) with { Fault = new(kind, "failed") }, before, "Aggregator");

    private static FetchResult Result(DateTimeOffset at) =>
        new() { RequestedUrl = Page, FinalUrl = Page, FetchedAt = at, Status = 200 };
}
