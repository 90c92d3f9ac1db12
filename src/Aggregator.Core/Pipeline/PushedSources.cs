using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// Makes sources due that were pushed after their last poll began. The content of a push is never parsed: the ordinary poll fetches the
/// feed, so there is one way in for entries, with one set of limits, and a push can tell nothing that the feed itself does not.
/// </summary>
internal sealed class PushedSources(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    // Many pushes in a row cost one poll a minute, whatever the hub does.
    private static readonly TimeSpan Spacing = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Makes them due; run at each push and every minute, because a poll that was under way when the push came sets its own next time after it.
    /// </summary>
    /// <returns>How many were made due.</returns>
    public async Task<int> MakeDueAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var rested = now - Spacing;
        return await db.Sources
            .Where(s => s.State == SourceState.Active && s.NextDueAt > now && s.LastPolledAt <= rested && s.LastFault != FaultKind.TooManyRequests
                && db.Subscriptions.Any(h => h.SourceId == s.Id && h.State == HubSubscriptionState.Active && h.LastPushAt >= s.LastPolledAt))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, now).SetProperty(s => s.NextDueReason, "pushed by its hub"), cancellationToken)
            .ConfigureAwait(false);
    }
}
