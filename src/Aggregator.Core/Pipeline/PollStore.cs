using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>Saves what a poll brought.</summary>
internal static class PollStore
{
    /// <summary>Saves poll, source and entries in one transaction; entries that another poll stored in between are dropped.</summary>
    /// <param name="db">The context that tracks the source.</param>
    /// <param name="source">The source polled.</param>
    /// <param name="poll">Its poll.</param>
    /// <param name="fresh">Its new entries.</param>
    /// <param name="mergeInto">The source that it became; null for none.</param>
    /// <param name="cancellationToken">Cancels; then nothing is saved.</param>
    public static async Task SaveAsync(AggregatorDb db, Source source, Poll poll, List<Entry> fresh, Source? mergeInto, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        db.Polls.Add(poll);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in fresh)
            entry.PollId = poll.Id;
        db.Entries.AddRange(fresh);
        try
        {
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            var still = (await EntryDiscovery.DropKnownAsync(db, fresh, cancellationToken).ConfigureAwait(false)).ToHashSet();
            if (still.Count == fresh.Count)
                throw;
            foreach (var entry in fresh.Where(entry => !still.Contains(entry)))
                db.Entry(entry).State = EntityState.Detached;
            poll.EntriesNew = still.Count;
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        if (mergeInto is not null)
            await SourceMerge.ApplyAsync(db, source, mergeInto, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
