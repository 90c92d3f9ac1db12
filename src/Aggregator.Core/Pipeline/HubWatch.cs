using System.Security.Cryptography;
using Aggregator.Core.Fetching;
using Aggregator.Core.Parsing;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Keeps a source's subscription in step with the hub that its feed names, and tells whether that hub can be relied on.</summary>
internal sealed class HubWatch(WebSubOptions options)
{
    private const int AttemptsOfHub = 3;
    private static readonly TimeSpan ChangeSpacing = TimeSpan.FromHours(1);
    private static readonly TimeSpan OtherHubAfter = TimeSpan.FromHours(6);

    /// <summary>Takes note of a poll; the changed subscription is saved with it.</summary>
    /// <returns>The least time to the next poll when the hub pushes what is new; null when it does not.</returns>
    public async Task<TimeSpan?> NoteAsync(
        AggregatorDb db, Source source, DateTimeOffset? polledBefore, Poll poll, FetchResult fetched, ParsedFeed? feed, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return null;
        var subscription = await db.Subscriptions.FirstOrDefaultAsync(h => h.SourceId == source.Id, cancellationToken).ConfigureAwait(false);
        if (feed is not null && Follow(subscription, source, WebSubLinks.Of(fetched.LinkHeaders, feed, fetched.FinalUrl), poll.StartedAt) is { } begun)
            db.Subscriptions.Add(begun);
        return subscription is not null && source.ConsecutiveFailures == 0 && Pushes(subscription, polledBefore, poll) ? options.PollWhilePushed : null;
    }

    /// <summary>Brings the subscription in step; a new one when there was none.</summary>
    private static HubSubscription? Follow(HubSubscription? subscription, Source source, WebSubLinks links, DateTimeOffset now)
    {
        // A cron expression says when polls may be made, so a push could not bring one forward.
        var hub = Choose([.. links.Hubs.Where(hub => hub.OriginalString.Length <= 2000)], subscription, now);
        if (hub is null || links.Topic is not { OriginalString.Length: <= 2000 } topic || source.Cron is { Length: > 0 })
        {
            if (subscription is not null)
                Leave(subscription, now);
            return null;
        }

        if (subscription is null)
            return New(source.Id, hub, topic, now);
        if (subscription.State is HubSubscriptionState.Ended or HubSubscriptionState.Leaving || subscription.Hub != hub.OriginalString || subscription.Topic != topic.OriginalString)
            Restart(subscription, hub, topic, now);
        return null;
    }

    /// <summary>The hub subscribed to while it is named and answers, then the next one that the feed names, else the first.</summary>
    private static Uri? Choose(List<Uri> hubs, HubSubscription? subscription, DateTimeOffset now)
    {
        var at = subscription is null ? -1 : hubs.FindIndex(hub => hub.OriginalString == subscription.Hub);
        if (at < 0)
            return hubs.FirstOrDefault();
        var fails = subscription!.State == HubSubscriptionState.Denied || (subscription.State == HubSubscriptionState.Pending && subscription.Attempts >= AttemptsOfHub);
        return fails && subscription.AskedAt <= now - OtherHubAfter ? hubs[(at + 1) % hubs.Count] : hubs[at];
    }

    private static void Leave(HubSubscription subscription, DateTimeOffset now)
    {
        if (subscription.State is HubSubscriptionState.Active)
            (subscription.State, subscription.NextAttemptAt, subscription.Attempts) = (HubSubscriptionState.Leaving, now, 0);
        else if (subscription.State != HubSubscriptionState.Leaving)
            subscription.State = HubSubscriptionState.Ended;
    }

    private static HubSubscription New(long sourceId, Uri hub, Uri topic, DateTimeOffset now) => new()
    {
        SourceId = sourceId,
        Hub = hub.OriginalString,
        Topic = topic.OriginalString,
        Secret = Unguessable(),
        CallbackToken = Unguessable(),
        NextAttemptAt = now,
    };

    /// <summary>Begins anew with another secret and callback, so that the hub before can push no more. A feed that names another hub each time is held to one an hour.</summary>
    private static void Restart(HubSubscription subscription, Uri hub, Uri topic, DateTimeOffset now)
    {
        (subscription.Hub, subscription.Topic) = (hub.OriginalString, topic.OriginalString);
        (subscription.Secret, subscription.CallbackToken) = (Unguessable(), Unguessable());
        subscription.State = HubSubscriptionState.Pending;
        subscription.NextAttemptAt = subscription.AskedAt + ChangeSpacing is { } later && later > now ? later : now;
        (subscription.AskedAt, subscription.ConfirmedAt, subscription.LeaseUntil) = (null, null, null);
        (subscription.LastPushAt, subscription.MissedAt) = (null, null);
        (subscription.Attempts, subscription.FaultMessage) = (0, "");
    }

    /// <summary>
    /// A hub that confirmed is not yet one that pushes. It is relied on from its first push, until a poll finds entries that no push told of;
    /// its next push restores it. A push whose entries the feed does not show yet (a cache) leaves the next poll to the source's rhythm.
    /// </summary>
    private static bool Pushes(HubSubscription subscription, DateTimeOffset? polledBefore, Poll poll)
    {
        var told = subscription.LastPushAt >= polledBefore;
        if (poll.EntriesNew > 0 && !told && subscription.ConfirmedAt <= polledBefore)
            subscription.MissedAt = poll.StartedAt;
        return subscription.State == HubSubscriptionState.Active
            && subscription.LeaseUntil > poll.StartedAt
            && subscription.LastPushAt is { } push && (subscription.MissedAt is not { } missed || push > missed)
            && (poll.EntriesNew > 0 || !told);
    }

    // Hexadecimal, because SQL Server may compare without regard to case.
    private static string Unguessable() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
