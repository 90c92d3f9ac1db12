using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Sources;
using Aggregator.Worker.Dashboard.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>Reads what the overview shows.</summary>
internal sealed class OverviewQuery(IDbContextFactory<AggregatorDb> databases, Totals totals, ArticleListQuery articles, HotListQuery hot)
{
    private const int Articles = 20;
    private const int Lines = 8;
    private const int Hottest = 5;

    /// <summary>Reads it.</summary>
    public async Task<OverviewReading> Run(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var active = db.Sources.AsNoTracking().Where(source => source.State == SourceState.Active);
        return new OverviewReading
        {
            Totals = await totals.Get(cancellation),
            Articles = (await articles.Run(new ArticleFilter { Take = Articles }, cancellation)).Rows,
            Hot = await hot.Top(Hottest, cancellation),
            Faulty = await active.Where(source => source.LastFault != FaultKind.None)
                .OrderByDescending(source => source.ConsecutiveFailures).ThenBy(source => source.Id)
                .Take(Lines).Select(SourceProjection.Row).ToListAsync(cancellation),
            NextDue = await active.OrderBy(source => source.NextDueAt).ThenBy(source => source.Id)
                .Take(Lines).Select(SourceProjection.Row).ToListAsync(cancellation),
            Polls = await LatestPolls(db, cancellation),
            Outages = await db.Outages.AsNoTracking().Where(outage => outage.EndedAt == null).OrderBy(outage => outage.Since).ToListAsync(cancellation),
            Drifts = await db.SiteDrifts.CountAsync(drift => drift.EndedAt == null, cancellation),
            LastStoredAt = await db.Articles.MaxAsync(article => (DateTimeOffset?)article.StoredAt, cancellation),
        };
    }

    private static Task<List<PollRow>> LatestPolls(AggregatorDb db, CancellationToken cancellation) =>
        (from poll in db.Polls.AsNoTracking().OrderByDescending(poll => poll.Id).Take(Lines)
         join source in db.Sources on poll.SourceId equals source.Id
         orderby poll.Id descending
         select new PollRow
         {
             Id = poll.Id,
             SourceId = poll.SourceId,
             SourceName = source.Name != "" ? source.Name : source.Title != "" ? source.Title : source.Host,
             StartedAt = poll.StartedAt,
             EntriesNew = poll.EntriesNew,
             Unchanged = poll.Unchanged,
             OwnOutage = poll.OwnOutage,
             Fault = poll.Fault,
             FaultMessage = poll.FaultMessage,
         }).ToListAsync(cancellation);
}
