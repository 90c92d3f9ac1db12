using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>
/// Counts over large tables, read again only every few seconds however many browsers look on.
/// An hour that is past is counted once.
/// </summary>
internal sealed class Totals : IDisposable
{
    private const int Hours = 24;

    private readonly IDbContextFactory<AggregatorDb> _databases;
    private readonly TimeProvider _time;
    private readonly Cached<TotalsReading> _reading;
    private readonly Cached<int> _articles;
    private Dictionary<DateTimeOffset, int> _pastHours = [];

    public Totals(IDbContextFactory<AggregatorDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
        _reading = new Cached<TotalsReading>(time, TimeSpan.FromSeconds(3), Read);
        _articles = new Cached<int>(time, TimeSpan.FromSeconds(10), CountArticles);
    }

    /// <summary>The counts, a few seconds old at most.</summary>
    public Task<TotalsReading> Get(CancellationToken cancellation) => _reading.Get(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _articles.Dispose();
    }

    private async Task<int> CountArticles(CancellationToken cancellation)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        return await db.Articles.CountAsync(cancellation);
    }

    private async Task<TotalsReading> Read(CancellationToken cancellation)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        var states = await db.Sources.GroupBy(source => new { source.State, Faulty = source.LastFault != FaultKind.None })
            .Select(sources => new { sources.Key.State, sources.Key.Faulty, Count = sources.Count() })
            .ToListAsync(cancellation);
        int Of(SourceState state) => states.Where(s => s.State == state).Sum(s => s.Count);
        var hour = HourOf(_time.GetUtcNow());
        return new TotalsReading
        {
            Articles = await _articles.Get(cancellation),
            ArticlesByHour = await ByHour(db, hour, cancellation),
            CurrentHour = hour,
            Stories = await db.Groups.CountAsync(g => g.Size >= 2, cancellation),
            PagesWaiting = await db.Entries.CountAsync(entry => entry.State == EntryState.Waiting, cancellation),
            ActiveSources = Of(SourceState.Active),
            FaultySources = states.Where(s => s.State == SourceState.Active && s.Faulty).Sum(s => s.Count),
            PausedSources = Of(SourceState.Paused),
            Sources = states.Where(s => s.State != SourceState.Removed).Sum(s => s.Count),
        };
    }

    private async Task<IReadOnlyList<int>> ByHour(AggregatorDb db, DateTimeOffset current, CancellationToken cancellation)
    {
        var counts = new Dictionary<DateTimeOffset, int>();
        for (var hour = current.AddHours(1 - Hours); hour <= current; hour = hour.AddHours(1))
            counts[hour] = _pastHours.TryGetValue(hour, out var known) ? known : await CountHour(db, hour, cancellation);
        // The hour just past may still gain an article whose transaction is open; it is counted again until it is two hours back.
        _pastHours = counts.Where(count => count.Key <= current.AddHours(-2)).ToDictionary();
        return [.. counts.OrderBy(count => count.Key).Select(count => count.Value)];
    }

    private static Task<int> CountHour(AggregatorDb db, DateTimeOffset hour, CancellationToken cancellation)
    {
        var end = hour.AddHours(1);
        return db.Articles.CountAsync(article => article.StoredAt >= hour && article.StoredAt < end, cancellation);
    }

    private static DateTimeOffset HourOf(DateTimeOffset moment) => new(moment.UtcDateTime.Date.AddHours(moment.UtcDateTime.Hour), TimeSpan.Zero);
}
