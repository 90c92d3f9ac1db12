using Aggregator.Core.Sources;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Makes one source of two that came to one address. What the one had belongs to the other; its id still leads there. Its subscription ends as that of any removed source.</summary>
internal static class SourceMerge
{
    /// <summary>Merges within the caller's transaction. Repeating it moves what was left over and changes nothing else.</summary>
    /// <param name="db">The context that tracks both.</param>
    /// <param name="left">The source that ends.</param>
    /// <param name="kept">The source that stays, with its own settings where it has any.</param>
    /// <param name="cancellationToken">Cancels; the caller rolls back.</param>
    public static async Task ApplyAsync(AggregatorDb db, Source left, Source kept, CancellationToken cancellationToken)
    {
        if (left.MergedIntoId != kept.Id)
            Combine(left, kept);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await MoveAsync(db, left.Id, kept.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves what work in flight wrote for a source after it was merged.</summary>
    public static async Task SweepAsync(AggregatorDb db, CancellationToken cancellationToken)
    {
        var merged = await db.Sources.AsNoTracking().Where(s => s.MergedIntoId != null).Select(s => new { s.Id, Kept = s.MergedIntoId!.Value }).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var pair in merged)
            await MoveAsync(db, pair.Id, pair.Kept, cancellationToken).ConfigureAwait(false);
    }

    private static void Combine(Source left, Source kept)
    {
        if (kept.State is SourceState.Resting)
            (kept.State, kept.NextDueAt, kept.NextDueReason) = (SourceState.Active, left.NextDueAt, left.NextDueReason);
        kept.Name = kept.Name.Length > 0 ? kept.Name : left.Name;
        kept.Folder = kept.Folder.Length > 0 ? kept.Folder : left.Folder;
        kept.AddedAt = left.AddedAt < kept.AddedAt ? left.AddedAt : kept.AddedAt;
        kept.CoverageGaps += left.CoverageGaps;
        kept.LastNewEntryAt = left.LastNewEntryAt > kept.LastNewEntryAt || kept.LastNewEntryAt is null ? left.LastNewEntryAt : kept.LastNewEntryAt;
        kept.LastSuccessAt = left.LastSuccessAt > kept.LastSuccessAt || kept.LastSuccessAt is null ? left.LastSuccessAt : kept.LastSuccessAt;
        (left.State, left.MergedIntoId) = (SourceState.Removed, kept.Id);
        (left.ProtectedAccess, left.AccessSummary) = (null, "");
        (left.NextDueReason, left.LastFault, left.LastFaultMessage, left.ConsecutiveFailures) = ($"merged into source {kept.Id}", Diagnostics.FaultKind.None, "", 0);
    }

    private static async Task MoveAsync(AggregatorDb db, long left, long kept, CancellationToken cancellationToken)
    {
        await db.Entries.Where(e => e.SourceId == left).ExecuteUpdateAsync(set => set.SetProperty(e => e.SourceId, kept), cancellationToken).ConfigureAwait(false);
        await db.Articles.Where(a => a.SourceId == left).ExecuteUpdateAsync(set => set.SetProperty(a => a.SourceId, kept), cancellationToken).ConfigureAwait(false);
        await db.Polls.Where(p => p.SourceId == left).ExecuteUpdateAsync(set => set.SetProperty(p => p.SourceId, kept), cancellationToken).ConfigureAwait(false);
        await db.Sources.Where(s => s.MergedIntoId == left).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, kept), cancellationToken).ConfigureAwait(false);
    }
}
