using System.Globalization;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Drifts;

/// <summary>Reads the drifts and their examples.</summary>
internal sealed class DriftQuery(IDbContextFactory<AggregatorDb> databases)
{
    private const int MostOpen = 50;
    private const int MostEnded = 20;
    private const int OpeningLength = 240;

    /// <summary>Reads them.</summary>
    public async Task<DriftList> Run(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var drifts = db.SiteDrifts.AsNoTracking();
        var open = await drifts.Where(drift => drift.EndedAt == null).OrderByDescending(drift => drift.Id).Take(MostOpen).ToListAsync(cancellation);
        var rows = new List<DriftRow>();
        foreach (var drift in open)
            rows.Add(await Row(db, drift, cancellation));
        return new DriftList(
            rows,
            open.Count < MostOpen ? open.Count : await drifts.CountAsync(drift => drift.EndedAt == null, cancellation),
            await drifts.Where(drift => drift.EndedAt != null).OrderByDescending(drift => drift.EndedAt).ThenByDescending(drift => drift.Id).Take(MostEnded).ToListAsync(cancellation));
    }

    private static async Task<DriftRow> Row(AggregatorDb db, SiteDrift drift, CancellationToken cancellation)
    {
        var (before, after) = (Ids(drift.BeforeArticles), Ids(drift.AfterArticles));
        var articles = await Articles(db, [.. before, .. after], cancellation);
        return new DriftRow(
            drift,
            [.. articles.Where(article => before.Contains(article.Id))],
            [.. articles.Where(article => after.Contains(article.Id))],
            await Pages(db, Ids(drift.AfterEntries), cancellation));
    }

    // The text and not the description, which a page may go on to give when its text is lost.
    private static async Task<List<DriftExample>> Articles(AggregatorDb db, long[] ids, CancellationToken cancellation) =>
        ids.Length == 0 ? [] : await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id)).OrderByDescending(article => article.Id)
            .Select(article => new DriftExample
            {
                Id = article.Id,
                Title = article.Title,
                Language = article.Language,
                Letters = article.TextLength,
                Opening = article.Text.Substring(0, OpeningLength),
                Url = article.Url,
                At = article.StoredAt,
            })
            .ToListAsync(cancellation);

    private static async Task<List<DriftExample>> Pages(AggregatorDb db, long[] ids, CancellationToken cancellation) =>
        ids.Length == 0 ? [] : await db.Entries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).OrderByDescending(entry => entry.Id)
            .Select(entry => new DriftExample { Id = entry.Id, Title = entry.Title, Opening = entry.FaultMessage, Url = entry.Url, At = entry.DiscoveredAt })
            .ToListAsync(cancellation);

    private static long[] Ids(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}
