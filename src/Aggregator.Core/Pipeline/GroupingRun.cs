using Aggregator.Core.Deduplication;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// Groups stored articles with their copies and places the groups in stories, batch by batch, until none is left. One process of all
/// that share the database does so at a time; articles come in the order of <see cref="GroupingOrder"/>.
/// </summary>
internal sealed class GroupingRun(
    IDbContextFactory<AggregatorDb> databases, DuplicateDetector detector, StoryRun stories, GroupingLease lease, JobOptions options, TimeProvider clock)
{
    private const int BatchSize = 200;
    private const int LookAhead = 5000;

    /// <summary>Runs until all is grouped.</summary>
    /// <param name="drain">Cancelled to begin no further batch.</param>
    /// <param name="cancellationToken">Cancelled to abandon the batch in work; its articles stay ungrouped.</param>
    public async Task<GroupingSummary> RunAsync(CancellationToken drain, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var (articles, copies, lost) = (0, 0, false);
        if (!await lease.TakeAsync(cancellationToken).ConfigureAwait(false))
            return new GroupingSummary(0, 0, false, clock.GetElapsedTime(began));
        try
        {
            await stories.RunAsync(drain, cancellationToken).ConfigureAwait(false);
            while (await WaitingAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } waiting)
            {
                foreach (var ids in waiting.Chunk(BatchSize))
                {
                    if (drain.IsCancellationRequested) return new GroupingSummary(articles, copies, lost, clock.GetElapsedTime(began));
                    var result = await GroupAsync(ids, drain, cancellationToken).ConfigureAwait(false);
                    articles += result.Assignments.Count;
                    copies += result.Assignments.Count(assignment => assignment.GroupId != assignment.ArticleId);
                }
            }
        }
        catch (GroupingLostException)
        {
            // Somebody else changed groups or stories; the next run begins with what is true then.
            lost = true;
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return new GroupingSummary(articles, copies, lost, clock.GetElapsedTime(began));
    }

    private async Task<GroupingResult> GroupAsync(long[] ids, CancellationToken drain, CancellationToken cancellationToken)
    {
        var before = lease.Stamp;
        var result = await detector.GroupAsync(await LoadAsync(ids, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        stories.Follow(before);
        await stories.RunAsync(drain, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<List<long>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var waiting = db.Articles.AsNoTracking().Where(a => a.GroupId == null);
        if (GroupingOrder.Until(clock.GetUtcNow(), options.GroupingSettle) is { } until)
            waiting = waiting.Where(a => a.StoredAt < until);
        var rows = await waiting.OrderBy(a => a.Id).Take(LookAhead).Select(a => new { a.Id, a.StoredAt, a.PublishedAt, a.UrlHash })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. GroupingOrder.Sort(rows.Select(x => new GroupingOrder.Waiting(x.Id, x.StoredAt, x.PublishedAt, x.UrlHash)), options.GroupingSettle)];
    }

    private async Task<IReadOnlyList<NewArticle>> LoadAsync(long[] ids, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await StoredFingerprints.LoadAsync(db, ids, cancellationToken).ConfigureAwait(false);
    }
}
