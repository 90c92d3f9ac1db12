using Aggregator.Core.Extraction;
using Aggregator.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Keeps what the latest articles of each site say, one row a host, for every process that reads pages.</summary>
internal sealed class SiteMemoryStore(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>What is remembered of the site of an address; empty for a new one.</summary>
    public async Task<SiteMemory> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await ReadAsync(db, Shard.HostOf(url), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is remembered of a host; empty for a new one.</summary>
    public static async Task<SiteMemory> ReadAsync(AggregatorDb db, string host, CancellationToken cancellationToken)
    {
        var key = Key(host);
        var data = await db.SiteMemories.AsNoTracking().Where(m => m.Host == key).Select(m => m.Data).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return SiteMemory.FromBytes(data);
    }

    /// <summary>Adds an article to what is remembered of the site of an address.</summary>
    /// <returns>False when others wrote in between every time: then this article is not remembered, which harms nothing.</returns>
    public async Task<bool> LearnAsync(Uri url, ExtractedArticle article, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        for (var tries = 0; tries < Tries; tries++)
            if (await TryLearnAsync(db, Key(Shard.HostOf(url)), article, cancellationToken).ConfigureAwait(false))
                return true;
        return false;
    }

    private async Task<bool> TryLearnAsync(AggregatorDb db, string key, ExtractedArticle article, CancellationToken cancellationToken)
    {
        var known = await db.SiteMemories.AsNoTracking().FirstOrDefaultAsync(m => m.Host == key, cancellationToken).ConfigureAwait(false);
        var memory = SiteMemory.FromBytes(known?.Data);
        var learnt = memory.With(article);
        if (ReferenceEquals(learnt, memory))
            return true;
        var (data, now) = (learnt.ToBytes(), clock.GetUtcNow());
        if (known is not null)
            return await db.SiteMemories.Where(m => m.Host == key && m.Version == known.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Data, data).SetProperty(m => m.Version, known.Version + 1).SetProperty(m => m.LearntAt, now), cancellationToken)
                .ConfigureAwait(false) == 1;
        return await db.TryAddAsync(new StoredSiteMemory { Host = key, Data = data, LearntAt = now }, m => m.Host == key, cancellationToken).ConfigureAwait(false);
    }

    private static string Key(string host) => ColumnText.Fit(host, 260);
}
