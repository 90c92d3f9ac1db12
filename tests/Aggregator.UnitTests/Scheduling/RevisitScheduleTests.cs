using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;

namespace Aggregator.UnitTests.Scheduling;

public sealed class RevisitScheduleTests
{
    private static readonly DateTimeOffset Stored = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 24)]
    [InlineData(24.5, 168)]
    [InlineData(100, 168)]
    public void An_article_is_visited_after_an_hour_a_day_and_a_week(double lastVisitHours, double nextHours) =>
        Assert.Equal(Stored.AddHours(nextHours), RevisitSchedule.Next(Stored, Stored.AddHours(lastVisitHours), RevisitSchedule.Default));

    [Fact]
    public void After_the_last_visit_it_is_left_alone() =>
        Assert.Null(RevisitSchedule.Next(Stored, Stored.AddDays(7), RevisitSchedule.Default));

    [Fact]
    public void Without_planned_visits_there_are_none() => Assert.Null(RevisitSchedule.Next(Stored, Stored, []));

    [Theory]
    [InlineData(200, FaultKind.None, true, "Revised")]
    [InlineData(200, FaultKind.None, false, "Unchanged")]
    [InlineData(304, FaultKind.None, true, "Unchanged")]
    [InlineData(404, FaultKind.NotFound, true, "Removed")]
    [InlineData(410, FaultKind.Gone, true, "Removed")]
    [InlineData(503, FaultKind.ServerError, true, "Failed")]
    [InlineData(0, FaultKind.Timeout, true, "Failed")]
    public void A_visit_is_judged(int status, FaultKind fault, bool changed, string verdict)
    {
        var result = new FetchResult
        {
            RequestedUrl = new("https://a.example/1"),
            FinalUrl = new("https://a.example/1"),
            FetchedAt = Stored,
            Status = status,
            Fault = fault == FaultKind.None ? null : new(fault, "failed"),
        };

        Assert.Equal(verdict, RevisitSchedule.Judge(result, changed).ToString());
    }

    [Fact]
    public void A_failed_visit_is_tried_three_times_more()
    {
        Assert.Equal([30, 60, 120], Enumerable.Range(1, 3).Select(n => (RevisitSchedule.RetryAt(Stored, n, null)!.Value - Stored).TotalMinutes));
        Assert.Null(RevisitSchedule.RetryAt(Stored, 4, null));
        Assert.Equal(Stored.AddHours(5), RevisitSchedule.RetryAt(Stored, 1, TimeSpan.FromHours(5)));
    }
}
