using Aggregator.Core.Sources;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>
/// The operator's way back from what a permanent redirect did: a source is polled at its former address again, or one that was merged
/// is a source of its own again. What is undone is not done again by the same redirect.
/// </summary>
internal sealed class AddressRestoration(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    /// <summary>Goes back; due at once.</summary>
    /// <returns>The source as it is then, or why nothing was changed, in one sentence.</returns>
    public async Task<(Source? Source, string Refusal)> RestoreAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var source = await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId, cancellationToken).ConfigureAwait(false);
        var address = source is null ? null : source.MergedIntoId is not null ? source.Url : source.State != SourceState.Removed ? source.PreviousUrl : null;
        if (source is null || address is null)
            return (null, $"Source {sourceId} has no former address: no permanent redirect was taken over for it.");
        var target = new Uri(address);
        if (await SourceAddress.ClaimAsync(db, sourceId, target, cancellationToken).ConfigureAwait(false) is { } there)
            return (null, $"{address} is the address of source {there.Id} now; remove that one first.");

        source.RejectedUrl = source.MergedIntoId is { } kept
            ? await db.Sources.Where(s => s.Id == kept).Select(s => s.Url).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            : source.Url;
        SourceAddress.Move(source, target);
        Begin(source, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return (source, "");
    }

    private static void Begin(Source source, DateTimeOffset now)
    {
        SourceAddress.Heal(source);
        if (source.MergedIntoId is not null)
            (source.State, source.MergedIntoId) = (SourceState.Active, null);
        (source.PreviousUrl, source.TakenOverAt) = (null, null);
        (source.NextDueAt, source.NextDueReason) = (now, "former address restored by an operator");
    }
}
