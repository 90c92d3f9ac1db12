using System.Globalization;
using Aggregator.Core.Canonicalising;
using Aggregator.Core.Fetching;
using Aggregator.Core.Sources;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>What operators do with sources; safe while the service runs, because each change touches only its own columns.</summary>
internal sealed class SourceStore(IDbContextFactory<AggregatorDb> databases, TimeProvider clock, ISecretVault? vault = null)
{
    private const int LookUpAtOnce = 200;

    /// <summary>Adds sources that are not there yet; one that was removed comes back.</summary>
    /// <param name="wanted">The sources; their first polls are spread over <paramref name="spread"/>.</param>
    /// <param name="spread">Zero polls all at once.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Cancels between batches.</param>
    /// <returns>For each source wanted, the row and whether it is new, in the order given.</returns>
    public async Task<IReadOnlyList<(Source Source, bool IsNew)>> AddAsync(
        IReadOnlyList<NewSource> wanted, TimeSpan spread, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = new List<(Source, bool)>(wanted.Count);
        var step = wanted.Count > 1 ? spread / wanted.Count : TimeSpan.Zero;
        foreach (var batch in wanted.Select(source => source.WithoutLogin()).Chunk(LookUpAtOnce))
        {
            await using var db = databases.CreateDbContext();
            var hashes = batch.Select(source => source.UrlHash).ToArray();
            var there = (await db.Sources.Where(s => hashes.Contains(s.UrlHash)).ToListAsync(cancellationToken).ConfigureAwait(false))
                .ToDictionary(s => Convert.ToHexString(s.UrlHash));
            foreach (var (hash, merged) in there.Where(pair => pair.Value.MergedIntoId is not null).ToList())
                there[hash] = await db.Sources.FirstOrDefaultAsync(s => s.Id == merged.MergedIntoId, cancellationToken).ConfigureAwait(false) ?? merged;
            foreach (var source in batch)
                results.Add(AddOrRevive(db, there, source, clock.GetUtcNow() + (step * results.Count)));
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report(results.Count);
        }

        return results;
    }

    /// <summary>The source with this id or this address, or the one that it was merged into; null when there is none or it was removed.</summary>
    public async Task<Source?> FindAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var found = await RowAsync(db, idOrUrl, cancellationToken).ConfigureAwait(false);
        if (found?.MergedIntoId is { } kept)
            found = await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == kept, cancellationToken).ConfigureAwait(false);
        return found is { State: not SourceState.Removed } ? found : null;
    }

    /// <summary>The row with this id or address, merged and removed ones as well; null when there is none.</summary>
    public async Task<Source?> FindRowAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await RowAsync(db, idOrUrl, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The sources that became one with a source.</summary>
    public async Task<IReadOnlyList<Source>> MergedIntoAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.AsNoTracking().Where(s => s.MergedIntoId == sourceId).OrderBy(s => s.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A source's subscription to a hub; null when there is none.</summary>
    public async Task<HubSubscription?> SubscriptionAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Subscriptions.AsNoTracking().FirstOrDefaultAsync(h => h.SourceId == sourceId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many sources there are, removed ones left out.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.CountAsync(s => s.State != SourceState.Removed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All sources that are not removed, by folder and name.</summary>
    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.AsNoTracking().Where(s => s.State != SourceState.Removed)
            .OrderBy(s => s.Folder).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The last polls of a source, newest first.</summary>
    public async Task<IReadOnlyList<Poll>> PollsAsync(long sourceId, int atMost, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Polls.AsNoTracking().Where(p => p.SourceId == sourceId).OrderByDescending(p => p.StartedAt).Take(atMost)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What became of a source's entries: a count for each state.</summary>
    public async Task<IReadOnlyDictionary<EntryState, int>> EntryCountsAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Entries.Where(e => e.SourceId == sourceId).GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pauses, resumes or removes a source; a resumed one is due at once. Repeating it does no harm.</summary>
    /// <returns>False when there is no such source.</returns>
    public async Task<bool> SetStateAsync(long sourceId, SourceState state, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var source = db.Sources.Where(s => s.Id == sourceId && s.State != SourceState.Removed);
        // A source that is removed leaves no secrets behind.
        if (state == SourceState.Removed)
            await source.ExecuteUpdateAsync(set => set.SetProperty(s => s.ProtectedAccess, (string?)null).SetProperty(s => s.AccessSummary, ""), cancellationToken).ConfigureAwait(false);
        return await (state == SourceState.Active
            ? source.ExecuteUpdateAsync(
                set => set.SetProperty(s => s.State, state).SetProperty(s => s.NextDueAt, now).SetProperty(s => s.NextDueReason, "resumed by an operator"), cancellationToken)
            : source.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, state), cancellationToken)).ConfigureAwait(false) > 0;
    }

    /// <summary>Makes a source due now.</summary>
    /// <returns>False when there is no such source, or it is not polled.</returns>
    public async Task<bool> RefreshAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        return await db.Sources.Where(s => s.Id == sourceId && (s.State == SourceState.Active || s.State == SourceState.Resting)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.NextDueAt, now).SetProperty(s => s.NextDueReason, "asked for by an operator"), cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <summary>The source, other than one, that is polled at an address; null when there is none: then the address can be given.</summary>
    public async Task<Source?> ClaimAsync(long sourceId, Uri address, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await SourceAddress.ClaimAsync(db, sourceId, address, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a source; only columns that <paramref name="change"/> gives another value are written.</summary>
    /// <returns>The source as it is then; null when there is none.</returns>
    public async Task<Source?> ChangeAsync(long sourceId, Action<Source> change, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        if (await db.Sources.FirstOrDefaultAsync(s => s.Id == sourceId && s.State != SourceState.Removed, cancellationToken).ConfigureAwait(false) is not { } source)
            return null;
        change(source);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return source;
    }

    /// <summary>What a source's requests carry besides the usual; null when it cannot be decrypted here.</summary>
    public SourceAccess? AccessOf(Source source) => SourceAccess.Reveal(Vault, source.ProtectedAccess);

    /// <summary>Gives a source what its requests carry besides the usual, encrypted; the row is not saved by this.</summary>
    public void SetAccess(Source source, SourceAccess access) =>
        (source.ProtectedAccess, source.AccessSummary) = (access.Protect(Vault), ColumnText.Fit(access.Summary, 300));

    private ISecretVault Vault => vault ?? throw new StorageException("This command cannot keep secrets: it was opened without the key ring.");

    private static async Task<Source?> RowAsync(AggregatorDb db, string idOrUrl, CancellationToken cancellationToken)
    {
        if (long.TryParse(idOrUrl, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken).ConfigureAwait(false);
        if (UrlCanonicaliser.Canonicalise(idOrUrl) is not { } url)
            return null;
        var hash = UrlHash.Of(url);
        return await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.UrlHash == hash, cancellationToken).ConfigureAwait(false);
    }

    private (Source Source, bool IsNew) AddOrRevive(AggregatorDb db, Dictionary<string, Source> there, NewSource wanted, DateTimeOffset due)
    {
        var key = Convert.ToHexString(wanted.UrlHash);
        if (there.TryGetValue(key, out var known))
        {
            var revived = known.State == SourceState.Removed;
            if (revived)
                (known.State, known.NextDueAt, known.NextDueReason, known.Name, known.Folder) = (SourceState.Active, due, "added again", wanted.Name, wanted.Folder);
            if (revived && !wanted.Access.IsEmpty)
                SetAccess(known, wanted.Access);
            return (known, revived);
        }

        var source = wanted.ToSource(clock.GetUtcNow(), due);
        if (!wanted.Access.IsEmpty)
            SetAccess(source, wanted.Access);
        there[key] = source;
        db.Sources.Add(source);
        return (source, true);
    }
}
