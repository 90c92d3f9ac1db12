using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>
/// Tells which hosts brought something since they were last looked at, the first first. It remembers in memory how far it read: after a start
/// it goes back a few thousand rows, so that some hosts are looked at once more than need be.
/// </summary>
internal sealed class ChangedHosts(IDbContextFactory<AggregatorDb> databases)
{
    private const int RowsAtOnce = 5000;

    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private long? _article;
    private long? _entry;

    /// <summary>Reads on. One caller at a time.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var article = _article ?? await db.Articles.MaxAsync(a => (long?)a.Id, cancellationToken).ConfigureAwait(false) - RowsAtOnce ?? 0;
        var articles = await db.Articles.Where(a => a.Id > article).OrderBy(a => a.Id).Take(RowsAtOnce).Select(a => new { a.Id, a.Host }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var entry = _entry ?? await db.Entries.MaxAsync(e => (long?)e.Id, cancellationToken).ConfigureAwait(false) - RowsAtOnce ?? 0;
        var entries = await db.Entries.Where(e => e.Id > entry).OrderBy(e => e.Id).Take(RowsAtOnce).Select(e => new { e.Id, e.Host }).ToListAsync(cancellationToken).ConfigureAwait(false);
        (_article, _entry) = (articles.Count > 0 ? articles[^1].Id : article, entries.Count > 0 ? entries[^1].Id : entry);
        foreach (var host in articles.Concat(entries).Select(row => row.Host))
        {
            if (_known.Add(host))
                _waiting.Enqueue(host);
        }
    }

    /// <summary>Takes out the host that has waited longest, or null when none waits.</summary>
    public string? Take()
    {
        if (!_waiting.TryDequeue(out var host))
            return null;
        _known.Remove(host);
        return host;
    }
}
