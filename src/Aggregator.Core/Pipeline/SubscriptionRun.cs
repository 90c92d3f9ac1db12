using Aggregator.Core.Fetching;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Asks hubs for the subscriptions that are due: new ones, ones to be renewed and ones that failed before.</summary>
internal sealed class SubscriptionRun(
    IDbContextFactory<AggregatorDb> databases, HubClient client, PushedSources pushed, WebSubOptions options, IRunJournal journal, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int SideBySide = 4;
    private const int FarewellsAtMost = 3;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>One run.</summary>
    /// <param name="drain">Begin nothing new.</param>
    /// <param name="abandon">Let go of what is in flight.</param>
    /// <returns>How many hubs were asked.</returns>
    public async Task<int> RunAsync(CancellationToken drain, CancellationToken abandon)
    {
        if (!options.Enabled)
            return 0;
        await pushed.MakeDueAsync(abandon).ConfigureAwait(false);
        await EndLeasesAsync(abandon).ConfigureAwait(false);
        await LeaveUnpolledAsync(abandon).ConfigureAwait(false);
        var due = await DueAsync(abandon).ConfigureAwait(false);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = abandon }, async (subscription, token) =>
        {
            if (!drain.IsCancellationRequested)
                await AskAsync(subscription, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return due.Count;
    }

    /// <summary>The wait after an attempt, doubling from ten minutes to a day; a confirmation replaces it by the time to renew.</summary>
    private static TimeSpan RetryAfter(int attempts)
    {
        var wait = FirstRetry * Math.Pow(2, Math.Min(attempts, 10));
        return wait < LongestRetry ? wait : LongestRetry;
    }

    private async Task EndLeasesAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        await db.Subscriptions.Where(h => h.State == HubSubscriptionState.Active && h.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HubSubscriptionState.Pending), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A source that is paused or removed wants no pushes: its hub is told.</summary>
    private async Task LeaveUnpolledAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        await db.Subscriptions
            .Where(h => h.State == HubSubscriptionState.Active && db.Sources.Any(s => s.Id == h.SourceId && (s.State == SourceState.Paused || s.State == SourceState.Removed)))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HubSubscriptionState.Leaving).SetProperty(h => h.NextAttemptAt, now).SetProperty(h => h.Attempts, 0), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<List<HubSubscription>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        return await db.Subscriptions.AsNoTracking()
            .Where(h => h.State != HubSubscriptionState.Ended && h.NextAttemptAt <= now && (h.State == HubSubscriptionState.Leaving || db.Sources.Any(s => s.Id == h.SourceId && s.State == SourceState.Active)))
            .OrderBy(h => h.NextAttemptAt)
            .Take(AtOnce)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks. The attempt is stored first, because a hub may verify before it answers.</summary>
    private async Task AskAsync(HubSubscription subscription, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var next = asked + RetryAfter(subscription.Attempts);
        await using var db = databases.CreateDbContext();
        var same = db.Subscriptions.Where(h => h.Id == subscription.Id && h.CallbackToken == subscription.CallbackToken);
        await same.ExecuteUpdateAsync(
            set => set.SetProperty(h => h.AskedAt, asked).SetProperty(h => h.Attempts, h => h.Attempts + 1).SetProperty(h => h.NextAttemptAt, next),
            cancellationToken).ConfigureAwait(false);

        var isLeaving = subscription.State == HubSubscriptionState.Leaving;
        var form = WebSubVerification.Form(isLeaving ? "unsubscribe" : "subscribe", new Uri(subscription.Topic), options.CallbackFor(subscription.CallbackToken), subscription.Secret, TimeSpan.FromSeconds(options.LeaseSeconds));
        var fault = await client.PostAsync(new Uri(subscription.Hub), form, cancellationToken).ConfigureAwait(false);
        if (isLeaving && (fault is null || subscription.Attempts + 1 >= FarewellsAtMost))
            await same.ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HubSubscriptionState.Ended), cancellationToken).ConfigureAwait(false);
        else if (fault is not null)
        {
            var message = ColumnText.Fit(fault.Message, 1000);
            await same.Where(h => h.ConfirmedAt == null || h.ConfirmedAt < asked)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.FaultMessage, message), cancellationToken).ConfigureAwait(false);
        }

        journal.Hub(new HubEvent(fault is null ? isLeaving ? HubEventKind.Left : HubEventKind.Asked : HubEventKind.AskFailed, subscription.SourceId, subscription.Hub, fault?.Message ?? ""));
    }
}
