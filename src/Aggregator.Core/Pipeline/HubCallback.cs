using System.Text;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Answers hubs that call back: their verification of intent, their denial and their pushes (W3C WebSub).</summary>
internal sealed class HubCallback(IDbContextFactory<AggregatorDb> databases, PushedSources pushed, IRunJournal journal, TimeProvider clock)
{
    // Hubs may verify late and repeat a verification whose answer was lost.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterDenial = TimeSpan.FromDays(7);

    /// <summary>The subscription that a callback address belongs to; null when there is none.</summary>
    public async Task<HubSubscription?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Subscriptions.AsNoTracking().FirstOrDefaultAsync(h => h.CallbackToken == token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether pushes are still wanted. When they are not, the subscription ends.</summary>
    public async Task<bool> IsWantedAsync(HubSubscription subscription, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        if (subscription.State is not (HubSubscriptionState.Ended or HubSubscriptionState.Leaving)
            && await db.Sources.AnyAsync(s => s.Id == subscription.SourceId && s.State != SourceState.Removed, cancellationToken).ConfigureAwait(false))
            return true;
        await Same(db, subscription).Where(h => h.State != HubSubscriptionState.Leaving)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HubSubscriptionState.Ended), cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Decides on a hub's GET and stores what follows.</summary>
    public async Task<WebSubVerification> VerifyAsync(HubSubscription subscription, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = subscription.State is HubSubscriptionState.Ended or HubSubscriptionState.Leaving;
        var asked = subscription.AskedAt is { } at && now - at < AnswerWithin;
        var verification = WebSubVerification.Decide(query, !asked ? null : ended ? "unsubscribe" : "subscribe", new Uri(subscription.Topic));
        if (verification is { Answer: WebSubAnswer.Confirm, Lease: { } lease })
            await ConfirmAsync(subscription, now, lease, cancellationToken).ConfigureAwait(false);
        else if (verification.Answer == WebSubAnswer.AcceptDenial && !ended)
            await DenyAsync(subscription, now, verification.Reason, cancellationToken).ConfigureAwait(false);
        return verification;
    }

    /// <summary>Takes a push: only its signature counts, the feed itself is fetched by the poll that it brings about.</summary>
    public async Task<PushVerdict> ReceiveAsync(HubSubscription subscription, string? signature, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = databases.CreateDbContext();
        if (!WebSubSignature.IsValid(signature, body.Span, Encoding.ASCII.GetBytes(subscription.Secret)))
        {
            await Same(db, subscription).ExecuteUpdateAsync(
                set => set.SetProperty(h => h.ForgedPushes, h => h.ForgedPushes + 1).SetProperty(h => h.FaultMessage, "A push was ignored because its signature is missing or wrong."),
                cancellationToken).ConfigureAwait(false);
            journal.Hub(new HubEvent(HubEventKind.Forged, subscription.SourceId, subscription.Hub));
            return PushVerdict.Ignored;
        }

        await Same(db, subscription).ExecuteUpdateAsync(set => set.SetProperty(h => h.LastPushAt, now), cancellationToken).ConfigureAwait(false);
        await pushed.MakeDueAsync(cancellationToken).ConfigureAwait(false);
        journal.Hub(new HubEvent(HubEventKind.Pushed, subscription.SourceId, subscription.Hub));
        return PushVerdict.Accepted;
    }

    private async Task ConfirmAsync(HubSubscription subscription, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var (until, renewal) = (now + lease, WebSubVerification.RenewalOf(now, lease));
        await Same(db, subscription).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.State, HubSubscriptionState.Active).SetProperty(h => h.ConfirmedAt, now).SetProperty(h => h.LeaseUntil, until)
                .SetProperty(h => h.NextAttemptAt, renewal).SetProperty(h => h.Attempts, 0).SetProperty(h => h.FaultMessage, ""),
            cancellationToken).ConfigureAwait(false);
        journal.Hub(new HubEvent(HubEventKind.Confirmed, subscription.SourceId, subscription.Hub, Until: until));
    }

    private async Task DenyAsync(HubSubscription subscription, DateTimeOffset now, string? reason, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var message = ColumnText.Fit(string.IsNullOrWhiteSpace(reason) ? "The hub refuses the subscription and gives no reason." : $"The hub refuses the subscription: {reason}", 1000);
        var next = now + AfterDenial;
        await Same(db, subscription).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.State, HubSubscriptionState.Denied).SetProperty(h => h.NextAttemptAt, next).SetProperty(h => h.FaultMessage, message),
            cancellationToken).ConfigureAwait(false);
        journal.Hub(new HubEvent(HubEventKind.Denied, subscription.SourceId, subscription.Hub, message));
    }

    // With the token, so that a subscription that was begun anew in between is left alone.
    private static IQueryable<HubSubscription> Same(AggregatorDb db, HubSubscription subscription) =>
        db.Subscriptions.Where(h => h.Id == subscription.Id && h.CallbackToken == subscription.CallbackToken);
}
