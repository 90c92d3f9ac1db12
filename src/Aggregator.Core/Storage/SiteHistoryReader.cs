using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction.Drift;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Reads the history of a site, at most some hundred rows of it, by the indexes on host and id.</summary>
internal sealed class SiteHistoryReader(IDbContextFactory<AggregatorDb> databases)
{
    private const int Least = DriftDetector.LeastBefore + DriftDetector.LeastRecent;

    /// <summary>Reads what is to be compared. While a drift is open, what was before it is held against all that came since.</summary>
    public async Task<SiteHistory> ReadAsync(string host, SiteStanding standing, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        if (standing.Open is { } open)
        {
            return new SiteHistory(
                new HistoryCut<SiteSample>(
                    await ArticlesAsync(db, host, standing.Articles, DriftDetector.MostBefore, DriftDetector.LeastBefore, cancellationToken).ConfigureAwait(false),
                    await ArticlesAsync(db, host, new IdSpan(open.FirstArticleId - 1), DriftDetector.MostRecent, DriftDetector.LeastRecent, cancellationToken).ConfigureAwait(false)),
                new HistoryCut<PageSample>(
                    await PagesAsync(db, host, standing.Entries, DriftDetector.MostBefore, cancellationToken).ConfigureAwait(false),
                    await PagesAsync(db, host, new IdSpan(open.FirstEntryId - 1), DriftDetector.MostRecent, cancellationToken).ConfigureAwait(false)));
        }

        return SiteHistory.Of(
            await ArticlesAsync(db, host, standing.Articles, DriftDetector.MostHistory, Least, cancellationToken).ConfigureAwait(false),
            await PagesAsync(db, host, standing.Entries, DriftDetector.MostHistory, cancellationToken).ConfigureAwait(false));
    }

    // The ids come from the index alone, so that a site with too few articles costs no text.
    private static async Task<List<SiteSample>> ArticlesAsync(AggregatorDb db, string host, IdSpan span, int most, int least, CancellationToken cancellationToken)
    {
        var samples = new List<SiteSample>();
        var articles = db.Articles.AsNoTracking().Where(a => a.Host == host && a.Id > span.After && a.Id < span.Below && (a.Id < span.GapFirst || a.Id > span.GapLast));
        var ids = await articles.OrderByDescending(a => a.Id).Take(most).Select(a => a.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (ids.Count < least)
            return samples;
        var (first, last) = (ids[^1], ids[0]);
        await foreach (var a in articles.Where(a => a.Id >= first && a.Id <= last).OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.StoredAt, a.TextLength, a.Text, a.Html, a.Origins, a.Strategy })
            .AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            samples.Add(SiteSample.Of(a.Id, a.StoredAt, a.TextLength, a.Text, a.Html, a.Origins, a.Strategy));
        }

        return samples;
    }

    // Pages that could not be fetched say nothing of what the site's pages are.
    private static async Task<IReadOnlyList<PageSample>> PagesAsync(AggregatorDb db, string host, IdSpan span, int most, CancellationToken cancellationToken)
    {
        var pages = await db.Entries.AsNoTracking()
            .Where(e => e.Host == host && e.Id > span.After && e.Id < span.Below && (e.Id < span.GapFirst || e.Id > span.GapLast) && e.State != EntryState.Waiting)
            .OrderByDescending(e => e.Id).Take(2 * most)
            .Select(e => new { e.Id, e.DiscoveredAt, e.State, e.Fault })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. pages.Where(e => e.State is EntryState.Stored or EntryState.Known || e.Fault is FaultKind.NoArticle or FaultKind.NotAnArticle)
            .Take(most).Reverse()
            .Select(e => new PageSample(e.Id, e.DiscoveredAt, e.State is EntryState.Stored or EntryState.Known))];
    }
}
