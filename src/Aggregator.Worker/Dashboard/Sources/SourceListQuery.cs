using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>Reads a page of the list of sources.</summary>
internal sealed class SourceListQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider time)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Reads the page that a filter names.</summary>
    public async Task<SourceList> Run(SourceFilter filter, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var matching = Narrowed(db.Sources.AsNoTracking(), filter);
        var count = await matching.CountAsync(cancellation);
        var rows = await Sorted(matching, filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(SourceProjection.Row).ToListAsync(cancellation);
        return new SourceList(await WithNewEntries(db, rows, cancellation), count);
    }

    private async Task<IReadOnlyList<SourceRow>> WithNewEntries(AggregatorDb db, List<SourceRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var since = time.GetUtcNow().AddDays(-1);
        var counts = await db.Polls.AsNoTracking()
            .Where(poll => ids.Contains(poll.SourceId) && poll.StartedAt >= since)
            .GroupBy(poll => poll.SourceId)
            .Select(polls => new { polls.Key, New = polls.Sum(poll => poll.EntriesNew) })
            .ToDictionaryAsync(polls => polls.Key, polls => polls.New, cancellation);
        return [.. rows.Select(row => row with { NewEntries = counts.GetValueOrDefault(row.Id) })];
    }

    private static IQueryable<Source> Narrowed(IQueryable<Source> sources, SourceFilter filter)
    {
        sources = filter.State switch
        {
            "active" => sources.Where(source => source.State == SourceState.Active),
            "paused" => sources.Where(source => source.State == SourceState.Paused),
            "resting" => sources.Where(source => source.State == SourceState.Resting),
            "removed" => sources.Where(source => source.State == SourceState.Removed),
            "faulty" => sources.Where(source => source.State == SourceState.Active && source.LastFault != FaultKind.None),
            _ => sources.Where(source => source.State != SourceState.Removed),
        };
        if (Enum.TryParse<FaultKind>(filter.Fault, out var fault))
            sources = sources.Where(source => source.LastFault == fault);
        foreach (var word in LikePattern.Words(filter.Search))
        {
            var pattern = LikePattern.Containing(word);
            sources = sources.Where(source => EF.Functions.Like(source.Name, pattern, LikePattern.Escape)
                || EF.Functions.Like(source.Title, pattern, LikePattern.Escape)
                || EF.Functions.Like(source.Url, pattern, LikePattern.Escape)
                || EF.Functions.Like(source.Folder, pattern, LikePattern.Escape));
        }
        return sources;
    }

    private static IQueryable<Source> Sorted(IQueryable<Source> sources, string sort) => sort switch
    {
        "polled" => sources.OrderByDescending(source => source.LastPolledAt).ThenBy(source => source.Id),
        "due" => sources.OrderBy(source => source.NextDueAt).ThenBy(source => source.Id),
        "failures" => sources.OrderByDescending(source => source.ConsecutiveFailures).ThenBy(source => source.Id),
        "added" => sources.OrderByDescending(source => source.Id),
        _ => sources.OrderBy(source => source.Name != "" ? source.Name : source.Title != "" ? source.Title : source.Host).ThenBy(source => source.Id),
    };
}
