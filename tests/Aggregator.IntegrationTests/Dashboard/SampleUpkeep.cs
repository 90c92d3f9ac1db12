using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>Lays over the sample news what can happen to sources: a move, a merge, a lost domain, an outage of our own.</summary>
internal static class SampleUpkeep
{
    public static async Task Seed(DashboardHost host)
    {
        await using var db = host.Databases.CreateDbContext();
        var (moved, merged) = (await db.Sources.SingleAsync(s => s.Id == 1), await db.Sources.SingleAsync(s => s.Id == 2));
        (moved.PreviousUrl, moved.TakenOverAt) = ("https://harbour-news.example/feed", new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero));
        (moved.ProtectedAccess, moved.AccessSummary) = ("CfDJ8SECRET", "header X-Api-Key, a login");
        moved.DistrustedUntil = new DateTimeOffset(2026, 12, 20, 8, 0, 0, TimeSpan.Zero);
        (merged.State, merged.MergedIntoId) = (SourceState.Removed, 1);
        var lost = await db.Sources.SingleAsync(s => s.Id == 8);
        (lost.LastFault, lost.LastFaultMessage, lost.ConsecutiveFailures) = (FaultKind.DomainLost, "moved.example looks parked or for sale: the page that came instead of the feed says so. Look at it in a browser; then remove the source or give it another address.", 3);
        (await db.Sources.SingleAsync(s => s.Id == 6)).State = SourceState.Resting;
        db.Outages.Add(new NetworkOutage { Node = "reader-1", Since = new DateTimeOffset(2026, 11, 23, 22, 10, 0, TimeSpan.Zero), Cause = "Nearly all hosts that worked before could not be reached within a few minutes." });
        db.Polls.Add(new Poll { SourceId = 1, StartedAt = DateTimeOffset.UtcNow, Fault = FaultKind.Unreachable, FaultMessage = "harbour.example could not be reached.", OwnOutage = true, NextDueAt = DateTimeOffset.UtcNow.AddMinutes(6) });
        await db.SaveChangesAsync();
    }
}
