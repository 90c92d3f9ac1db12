using Aggregator.Core.Deduplication;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Reads what stories are formed of and stores what they became; a change is one transaction with the queue it was read from.</summary>
internal sealed class StoryStore(IDbContextFactory<AggregatorDb> databases, GroupingLease lease, TimeProvider clock)
{
    private const int LookUpAtOnce = 500;

    /// <summary>Groups whose stories are to be looked at, at most so many.</summary>
    public async Task<IReadOnlyList<long>> QueueAsync(int atMost, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.StoryQueue.OrderBy(q => q.GroupId).Take(atMost).Select(q => q.GroupId).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The groups that are in the window.</summary>
    public async Task<IReadOnlyList<long>> WindowAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.StoryKeys.Select(k => k.GroupId).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The given groups as texts, with story and placement; groups that are gone are left out.</summary>
    public async Task<IReadOnlyList<StoredText>> LoadAsync(IReadOnlyCollection<long> groups, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var texts = new List<StoredText>();
        foreach (var some in groups.Chunk(LookUpAtOnce))
        {
            var rows = await (from g in db.Groups.AsNoTracking()
                              where some.Contains(g.Id)
                              join a in db.Articles on g.RepresentativeId equals a.Id
                              join t in db.Terms on a.Id equals t.ArticleId into kept
                              from t in kept.DefaultIfEmpty()
                              join m in db.StoryMembers on g.Id equals m.GroupId into members
                              from m in members.DefaultIfEmpty()
                              select new { g.Id, g.RepresentativeId, g.Size, a.PublishedAt, a.StoredAt, a.UrlHash, Data = t == null ? null : t.Data, Story = m == null ? (long?)null : m.StoryId })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            var pins = await PinsAsync(db, some, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                var terms = row.Data is null ? null : StoryTerms.FromBytes(row.Data);
                terms ??= await ReadTermsAsync(db, row.RepresentativeId, cancellationToken).ConfigureAwait(false);
                var text = new WindowText(row.Id, row.RepresentativeId, row.Size, CopyFacts.Appeared(row.PublishedAt, row.StoredAt), row.StoredAt, BitConverter.ToInt64(row.UrlHash), terms);
                texts.Add(new StoredText(text, row.Story, pins.TryGetValue(row.Id, out var pin) ? pin : null));
            }
        }

        return texts;
    }

    /// <summary>Stores a change.</summary>
    /// <returns>The id of each planned story, new ones included.</returns>
    /// <exception cref="GroupingLostException">Stories were changed elsewhere meanwhile; nothing is stored.</exception>
    public async Task<IReadOnlyList<long>> SaveAsync(StoryChange change, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await lease.GuardAsync(db, cancellationToken).ConfigureAwait(false);
        var ids = await NameAsync(db, change.Plan, cancellationToken).ConfigureAwait(false);
        var touched = new HashSet<long>(ids.Concat(change.Touched));
        await MoveAsync(db, change, ids, touched, cancellationToken).ConfigureAwait(false);
        foreach (var (from, into) in change.Plan.Redirects)
        {
            await StoryRows.RedirectAsync(db, from, into, cancellationToken).ConfigureAwait(false);
            touched.Add(into);
        }

        await LongRows.DeleteAsync(db, "StoryKeys", "GroupId", change.Left.Concat(change.Keys.Keys), cancellationToken).ConfigureAwait(false);
        await LongRows.InsertAsync(db, "StoryKeys", "[Term], [GroupId]", change.Keys.SelectMany(x => x.Value.Distinct().Select(key => LongRows.Pair(key, x.Key))), cancellationToken).ConfigureAwait(false);
        await LongRows.DeleteAsync(db, "StoryQueue", "GroupId", change.Queue, cancellationToken).ConfigureAwait(false);
        await StoryRows.RefreshAsync(db, [.. touched.Except(change.Plan.Redirects.Keys)], clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return ids;
    }

    private async Task<IReadOnlyList<long>> NameAsync(AggregatorDb db, StoryPlan plan, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var added = plan.Stories.Select(x => x.StoryId is null ? new Story { CreatedAt = now, ChangedAt = now, FirstAt = now, LastAt = now } : null).ToList();
        db.Stories.AddRange(added.OfType<Story>());
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return [.. plan.Stories.Zip(added, (planned, story) => planned.StoryId ?? story!.Id)];
    }

    private static async Task MoveAsync(AggregatorDb db, StoryChange change, IReadOnlyList<long> ids, HashSet<long> touched, CancellationToken cancellationToken)
    {
        var moves = change.Plan.Stories.Zip(ids, (planned, id) => (planned.Groups, Id: id))
            .SelectMany(x => x.Groups.Where(group => change.Before.GetValueOrDefault(group) != x.Id).Select(group => (Group: group, x.Id))).ToList();
        var leaving = moves.Select(x => x.Group).Concat(change.Plan.Alone).Concat(change.Gone).ToList();
        foreach (var group in leaving)
            if (change.Before.TryGetValue(group, out var before)) touched.Add(before);
        await LongRows.DeleteAsync(db, "StoryMembers", "GroupId", leaving, cancellationToken).ConfigureAwait(false);
        await LongRows.InsertAsync(db, "StoryMembers", "[GroupId], [StoryId]", moves.Select(x => LongRows.Pair(x.Group, x.Id)), cancellationToken).ConfigureAwait(false);
    }

    // The later decision counts when placed texts turned out to be one.
    private static async Task<Dictionary<long, long>> PinsAsync(AggregatorDb db, long[] groups, CancellationToken cancellationToken)
    {
        var placed = await (from p in db.StoryPlacements
                            join a in db.Articles on p.ArticleId equals a.Id
                            where a.GroupId != null && groups.Contains(a.GroupId.Value)
                            select new { Group = a.GroupId!.Value, p.StoryId, p.PlacedAt }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return placed.GroupBy(x => x.Group).ToDictionary(x => x.Key, x => x.OrderByDescending(y => y.PlacedAt).First().StoryId);
    }

    private static async Task<StoryTerms> ReadTermsAsync(AggregatorDb db, long articleId, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.Title, a.Text }).FirstAsync(cancellationToken).ConfigureAwait(false);
        return StoryTerms.Of(article.Title, article.Text);
    }
}
