using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Keeps which sites drifted. One drift a site is open at a time, because one job alone looks at sites.</summary>
internal sealed class DriftStore(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    // Older ones hardly lie within what a baseline takes.
    private const int Latest = 20;

    /// <summary>What was found of a site until now.</summary>
    public async Task<SiteStanding> StandingAsync(string host, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return SiteStanding.Of(await db.SiteDrifts.AsNoTracking().Where(d => d.Host == host).OrderByDescending(d => d.Id).Take(Latest).ToListAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Stores a new drift.</summary>
    public async Task BeginAsync(SiteDrift drift, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        db.SiteDrifts.Add(drift);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores what an open drift looks like now; nothing when it ended meanwhile.</summary>
    public async Task UpdateAsync(SiteDrift drift, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await db.SiteDrifts.Where(d => d.Id == drift.Id && d.EndedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.Kinds, drift.Kinds).SetProperty(d => d.Sentences, drift.Sentences)
                .SetProperty(d => d.AfterArticles, drift.AfterArticles).SetProperty(d => d.AfterEntries, drift.AfterEntries), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Ends a drift because the site is as before.</summary>
    /// <returns>False when it had ended already.</returns>
    public async Task<bool> EndAsync(long id, long lastArticleId, long lastEntryId, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        return await db.SiteDrifts.Where(d => d.Id == id && d.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.EndedAt, now).SetProperty(d => d.LastArticleId, lastArticleId).SetProperty(d => d.LastEntryId, lastEntryId), cancellationToken)
            .ConfigureAwait(false) > 0;
    }

    /// <summary>Ends a drift because an operator said that the site is like this now: its baseline begins anew with what is stored next.</summary>
    /// <returns>The site's host, or null when there is no such open drift.</returns>
    public async Task<string?> AcceptAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var article = await db.Articles.MaxAsync(a => (long?)a.Id, cancellationToken).ConfigureAwait(false) ?? 0;
        var entry = await db.Entries.MaxAsync(e => (long?)e.Id, cancellationToken).ConfigureAwait(false) ?? 0;
        var accepted = await db.SiteDrifts.Where(d => d.Id == id && d.EndedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.EndedAt, now).SetProperty(d => d.AcceptedAt, now)
                .SetProperty(d => d.LastArticleId, article).SetProperty(d => d.LastEntryId, entry), cancellationToken)
            .ConfigureAwait(false);
        return accepted == 0 ? null : await db.SiteDrifts.Where(d => d.Id == id).Select(d => d.Host).FirstAsync(cancellationToken).ConfigureAwait(false);
    }
}
