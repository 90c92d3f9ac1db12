using Aggregator.Core.Diagnostics;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Benchmarks.Replay;

/// <summary>Reads from the worker's database what became of the pages.</summary>
internal sealed class ReplayLedger(AggregatorDbFactory databases)
{
    /// <summary>Sources that were polled at least once since a moment.</summary>
    public async Task<int> PolledAsync(DateTimeOffset since)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.CountAsync(s => s.LastPolledAt != null && s.LastPolledAt >= since).ConfigureAwait(false);
    }

    /// <summary>Entries by state.</summary>
    public async Task<Dictionary<EntryState, int>> StatesAsync()
    {
        await using var db = databases.CreateDbContext();
        return await db.Entries.GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count).ConfigureAwait(false);
    }

    /// <summary>Entries that were never tried.</summary>
    public async Task<int> UntriedAsync()
    {
        await using var db = databases.CreateDbContext();
        return await db.Entries.CountAsync(e => e.State == EntryState.Waiting && e.Attempts == 0).ConfigureAwait(false);
    }

    /// <summary>Faults of entries that did not become articles, by kind.</summary>
    public async Task<Dictionary<FaultKind, int>> FaultsAsync()
    {
        await using var db = databases.CreateDbContext();
        return await db.Entries.Where(e => e.Fault != FaultKind.None).GroupBy(e => e.Fault).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count).ConfigureAwait(false);
    }

    /// <summary>Addresses of all stored articles.</summary>
    public async Task<SortedSet<string>> ArticlesAsync()
    {
        await using var db = databases.CreateDbContext();
        return new SortedSet<string>(await db.Articles.Select(a => a.Url).ToListAsync().ConfigureAwait(false), StringComparer.Ordinal);
    }

    /// <summary>Articles without a group, and the number of groups.</summary>
    public async Task<(int Ungrouped, int Groups)> GroupsAsync()
    {
        await using var db = databases.CreateDbContext();
        return (await db.Articles.CountAsync(a => a.GroupId == null).ConfigureAwait(false), await db.Groups.CountAsync().ConfigureAwait(false));
    }

    /// <summary>Makes every source due now.</summary>
    public async Task MakeDueAsync(DateTimeOffset now)
    {
        await using var db = databases.CreateDbContext();
        await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, now).SetProperty(s => s.ContentHash, (byte[]?)null)).ConfigureAwait(false);
    }
}
