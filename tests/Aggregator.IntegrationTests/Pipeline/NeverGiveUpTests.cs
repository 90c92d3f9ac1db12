using Aggregator.Core.Diagnostics;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>A source that fails is tried ever later but for ever, and one success heals it.</summary>
public sealed class NeverGiveUpTests
{
    [Theory]
    [InlineData(500, FaultKind.ServerError)]
    [InlineData(404, FaultKind.NotFound)]
    [InlineData(403, FaultKind.Forbidden)]
    public async Task The_wait_grows_to_a_day_and_stays_there_and_one_success_heals(int status, FaultKind fault)
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Status("/feed", status);
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var summary = await worker.PollAsync(id);
            Assert.Equal(fault, summary.Fault?.Kind);
            waits.Add(summary.NextDueAt - worker.Clock.GetUtcNow());
            worker.Clock.Advance(waits[^1]);
        }

        Assert.True(waits[0] < TimeSpan.FromHours(2));
        Assert.All(waits, wait => Assert.True(wait <= TimeSpan.FromDays(1)));
        Assert.All(waits.TakeLast(5), wait => Assert.True(wait > TimeSpan.FromHours(20)));
        Assert.Equal((SourceState.Active, 20), ((await worker.SourceAsync(id)).State, (await worker.SourceAsync(id)).ConsecutiveFailures));

        site.Feed("/feed", ("/a", "A"));
        var good = await worker.PollAsync(id);

        Assert.Equal((null, 1), (good.Fault, good.New));
        var healed = await worker.SourceAsync(id);
        Assert.Equal((0, FaultKind.None, ""), (healed.ConsecutiveFailures, healed.LastFault, healed.LastFaultMessage));
        Assert.True(healed.NextDueAt - worker.Clock.GetUtcNow() < TimeSpan.FromHours(8));
    }

    [Fact]
    public async Task A_source_that_is_gone_rests_a_week_at_a_time_and_comes_back_to_life()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Status("/feed", 410);

        var first = await worker.PollAsync(id);
        Assert.Equal((FaultKind.Gone, SourceState.Active), (first.Fault?.Kind, (await worker.SourceAsync(id)).State));
        Assert.InRange(first.NextDueAt - worker.Clock.GetUtcNow(), TimeSpan.FromHours(20), TimeSpan.FromDays(1));
        var second = await worker.PollAsync(id);
        Assert.Equal(SourceState.Resting, (await worker.SourceAsync(id)).State);
        Assert.InRange(second.NextDueAt - worker.Clock.GetUtcNow(), TimeSpan.FromDays(6), new ScheduleOptions().RestInterval);

        site.Feed("/feed", ("/a", "A"), ("/b", "B"));
        Assert.Equal(1, (await worker.PollAsync(id)).New);
        Assert.Equal(SourceState.Active, (await worker.SourceAsync(id)).State);
    }

    [Fact]
    public async Task A_domain_that_is_for_sale_is_told_at_once_and_tried_again()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Answer("/feed", "text/html", "<!DOCTYPE html><html><head><title>saltmere.example</title></head><body><h1>This domain is for sale!</h1><p>Inquire about this domain.</p></body></html>");

        var summary = await worker.PollAsync(id);

        Assert.Equal(FaultKind.DomainLost, summary.Fault?.Kind);
        Assert.Contains("parked or for sale", summary.Fault!.Message, StringComparison.Ordinal);
        Assert.InRange(summary.NextDueAt - worker.Clock.GetUtcNow(), TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(30));
        site.Feed("/feed", ("/a", "A"), ("/b", "B"));
        Assert.Null((await worker.PollAsync(id)).Fault);
        Assert.Equal(0, (await worker.SourceAsync(id)).PagesInRow);
    }

    [Fact]
    public async Task A_domain_that_leads_to_another_site_for_days_counts_as_replaced()
    {
        await using var site = await TestSite.StartAsync();
        await using var other = await TestSite.StartAsync("127.0.0.77");
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Redirect("/feed", 302, other.Url("/casino").AbsoluteUri);
        other.Answer("/casino", "text/html", "<!DOCTYPE html><html><head><title>Lucky</title></head><body><p>Play all night.</p></body></html>");
        var faults = new List<FaultKind?>();

        for (var i = 0; i < 3; i++)
        {
            worker.Clock.Advance(TimeSpan.FromHours(12));
            faults.Add((await worker.PollAsync(id)).Fault?.Kind);
        }

        Assert.Equal([FaultKind.HtmlInsteadOfFeed, FaultKind.HtmlInsteadOfFeed, FaultKind.DomainLost], faults);
    }

    [Fact]
    public async Task A_page_on_the_own_site_is_no_lost_domain()
    {
        await using var site = await TestSite.StartAsync();
        await using var worker = await TestWorker.CreateAsync();
        site.Feed("/feed", ("/a", "A"));
        var id = await worker.AddSourceAsync(site.Url("/feed"));
        await worker.PollAsync(id);
        site.Answer("/feed", "text/html", "<!DOCTYPE html><html><head><title>Saltmere</title></head><body><p>We are rebuilding the site.</p></body></html>");

        for (var i = 0; i < 4; i++)
        {
            worker.Clock.Advance(TimeSpan.FromHours(12));
            Assert.Equal(FaultKind.HtmlInsteadOfFeed, (await worker.PollAsync(id)).Fault?.Kind);
        }
    }
}
