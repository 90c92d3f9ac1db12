using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>What the worker is doing, told from what it last wrote and what is due.</summary>
/// <param name="Tone"><c>busy</c>, <c>quiet</c> or <c>stalled</c>.</param>
/// <param name="Sentence">The same in a sentence.</param>
public sealed record WorkerActivity(string Tone, string Sentence)
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StalledAfter = TimeSpan.FromMinutes(10);

    /// <summary>Tells what the worker is doing.</summary>
    public static WorkerActivity Of(OverviewReading reading, DateTimeOffset now)
    {
        var waiting = reading.Totals.PagesWaiting;
        var pages = waiting == 0 ? "No page is waiting" : $"{Wording.Count(waiting, "page is", "pages are")} waiting to be fetched";
        DateTimeOffset? lastPoll = reading.Polls.Count > 0 ? reading.Polls[0].StartedAt : null;
        var lastSign = Later(lastPoll, reading.LastStoredAt);
        if (lastSign is { } sign && now - sign < Recent)
            return new WorkerActivity("busy", $"Working. {pages}.");
        if (reading.NextDue.Count == 0)
            return new WorkerActivity("quiet", $"No source is active, so nothing is polled. {pages}.");
        var due = reading.NextDue[0].NextDueAt;
        if (now - due > StalledAfter && (lastSign is null || now - lastSign > StalledAfter))
            return new WorkerActivity("stalled", $"Nothing has happened for {Wording.Span(now - (lastSign ?? due))} although sources are due. Is the service running?");
        return new WorkerActivity("quiet", due <= now ? $"A poll is due now. {pages}." : $"Quiet until the next poll {Wording.Relative(due, now)}. {pages}.");
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one > other ? one : other;
}
