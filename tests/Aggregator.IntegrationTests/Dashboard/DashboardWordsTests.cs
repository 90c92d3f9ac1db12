using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Worker.Dashboard.Overview;
using Aggregator.Worker.Dashboard.Shared;
using Aggregator.Worker.Dashboard.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Dashboard;

public sealed class DashboardWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "now")]
    [InlineData(-12, "12 s ago")]
    [InlineData(-119, "1 min ago")]
    [InlineData(-7200, "2 h ago")]
    [InlineData(-259_200, "3 d ago")]
    [InlineData(300, "in 5 min")]
    [InlineData(-5_000_000, "7 Mar 2026")]
    public void A_moment_is_told_from_now(int seconds, string words) => Assert.Equal(words, Wording.Relative(Now.AddSeconds(seconds), Now));

    [Theory]
    [InlineData("Ferry sails in May", "Ferry sails in June", "Ferry sails in [June]")]
    [InlineData("A b c", "A x y", "A [x y]")]
    [InlineData("\u7535\u6c60\u6d4b\u8bd5\u516c\u5e03", "\u5feb\u8baf\u7535\u6c60\u516c\u5e03", "[\u5feb\u8baf]\u7535\u6c60\u516c\u5e03")]
    [InlineData("Same", "same", "same")]
    [InlineData("", "New", "New")]
    [InlineData("Empty hall fills with visitors", "Night market returns to the old hall", "Night market returns to the old hall")]
    [InlineData("Old", "", "")]
    public void What_a_title_changed_is_marked(string original, string title, string marked) =>
        Assert.Equal(marked, string.Concat(TitleComparison.Parts(title, original).Select(part => part.Changed ? $"[{part.Text}]" : part.Text)));

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("/relative", null)]
    [InlineData("", null)]
    public void Only_web_addresses_become_links(string address, string? link) => Assert.Equal(link, WebAddress.Safe(address));

    [Fact]
    public void A_source_long_past_due_is_late_and_one_that_failed_thrice_is_failing()
    {
        var good = new SourceRow { Id = 1, Name = "a", Url = "", Folder = "", State = SourceState.Active, LastFault = FaultKind.None, LastFaultMessage = "", ConsecutiveFailures = 0, LastPolledAt = Now, NextDueAt = Now, NextDueReason = "" };
        Assert.Equal(SourceHealth.Ok, good.HealthAt(Now));
        Assert.Equal(SourceHealth.Late, good.HealthAt(Now.AddHours(1)));
        Assert.Equal(SourceHealth.New, (good with { LastPolledAt = null }).HealthAt(Now));
        Assert.Equal(SourceHealth.Unsteady, (good with { LastFault = FaultKind.Timeout, ConsecutiveFailures = 1 }).HealthAt(Now));
        Assert.Equal(SourceHealth.Failing, (good with { LastFault = FaultKind.Timeout, ConsecutiveFailures = 3 }).HealthAt(Now));
        Assert.Equal(SourceHealth.Paused, (good with { State = SourceState.Paused, LastFault = FaultKind.Timeout }).HealthAt(Now));
    }

    [Fact]
    public void The_overview_says_when_nothing_happens_although_sources_are_due()
    {
        var totals = new TotalsReading { Articles = 1, ArticlesByHour = [1], CurrentHour = Now, Stories = 0, PagesWaiting = 0, ActiveSources = 1, FaultySources = 0, PausedSources = 0, Sources = 1 };
        var due = new SourceRow { Id = 1, Name = "a", Url = "", Folder = "", State = SourceState.Active, LastFault = FaultKind.None, LastFaultMessage = "", ConsecutiveFailures = 0, NextDueAt = Now, NextDueReason = "" };
        var reading = new OverviewReading { Totals = totals, Articles = [], Faulty = [], NextDue = [due], Polls = [], Outages = [], LastStoredAt = Now };
        Assert.Equal("busy", WorkerActivity.Of(reading, Now.AddSeconds(30)).Tone);
        Assert.Equal("quiet", WorkerActivity.Of(reading, Now.AddMinutes(5)).Tone);
        Assert.Equal("stalled", WorkerActivity.Of(reading, Now.AddMinutes(30)).Tone);
        Assert.Equal("quiet", WorkerActivity.Of(reading with { NextDue = [] }, Now.AddMinutes(30)).Tone);
    }

    [Fact]
    public async Task A_count_is_read_again_only_after_its_lifetime_and_a_slow_one_later()
    {
        var clock = new FakeTimeProvider();
        var (reads, takes) = (0, TimeSpan.Zero);
        using var cached = new Cached<int>(clock, TimeSpan.FromSeconds(3), _ =>
        {
            clock.Advance(takes);
            return Task.FromResult(++reads);
        });
        Assert.Equal(1, await cached.Get(TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await cached.Get(TestContext.Current.CancellationToken));
        takes = TimeSpan.FromSeconds(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await cached.Get(TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, await cached.Get(TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(3, await cached.Get(TestContext.Current.CancellationToken));
    }
}
