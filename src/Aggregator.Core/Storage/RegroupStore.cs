using Aggregator.Core.Deduplication;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Reads what is to be grouped anew, and writes what differs from what is stored.</summary>
internal sealed class RegroupStore(IDbContextFactory<AggregatorDb> databases, IShingleIndex index, GroupingLease lease, StoryOptions stories, TimeProvider clock)
{
    private const int LookUpAtOnce = 500;

    /// <summary>The grouped articles stored since a moment, and earlier ones that are in a group begun by one of them.</summary>
    public async Task<IReadOnlyList<RegroupCandidate>> SelectAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var recent = await Candidates(db.Articles.Where(a => a.GroupId != null && a.StoredAt >= since)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var earlier = await Candidates(db.Articles.Where(first => first.StoredAt >= since).Join(db.Articles, first => (long?)first.Id, a => a.GroupId, (first, a) => a).Where(a => a.StoredAt < since))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. recent, .. earlier];
    }

    /// <summary>Articles of groups that are not grouped anew.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="anew">The articles that are.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<RegroupCandidate>> OthersAsync(IReadOnlyCollection<long> groups, IReadOnlySet<long> anew, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var found = new List<RegroupCandidate>();
        foreach (var some in groups.Chunk(LookUpAtOnce))
            found.AddRange(await Candidates(db.Articles.Where(a => a.GroupId != null && some.Contains(a.GroupId.Value))).ToListAsync(cancellationToken).ConfigureAwait(false));
        return [.. found.Where(article => !anew.Contains(article.ArticleId))];
    }

    /// <summary>The fingerprints of articles, in the order asked for.</summary>
    public async Task<IReadOnlyList<NewArticle>> FingerprintsAsync(long[] ids, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await StoredFingerprints.LoadAsync(db, ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the index and the matches of some articles differ from what is stored.</summary>
    public async Task<RegroupDifference> CompareAsync(long[] ids, RegroupIndex anew, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var asked = ids.ToHashSet();
        var keys = new HashSet<long>();
        foreach (var article in await StoredFingerprints.LoadAsync(db, ids, cancellationToken).ConfigureAwait(false)) keys.UnionWith(new ArticleKeys(article.Fingerprint).All);
        var before = (await index.FindAsync(keys, cancellationToken).ConfigureAwait(false)).Where(posting => asked.Contains(posting.ArticleId)).ToHashSet();
        var after = anew.NewPostings(keys).Where(posting => asked.Contains(posting.ArticleId)).ToHashSet();
        var stored = await db.Links.AsNoTracking().Where(link => ids.Contains(link.ArticleId)).ToDictionaryAsync(link => link.ArticleId, cancellationToken).ConfigureAwait(false);
        var links = ids.Select(id => (Id: id, Before: stored.GetValueOrDefault(id), After: anew.MatchOf(id) is { } match ? GroupRows.Link(match) : null))
            .Where(x => !IsSame(x.Before, x.After)).ToDictionary(x => x.Id, x => x.After);
        return new RegroupDifference([.. before.Except(after)], [.. after.Except(before)], links);
    }

    /// <summary>Writes differences of matches and index, and new groups; one transaction, safe to repeat.</summary>
    /// <exception cref="GroupingLostException">Another process or an operator changed groups or stories meanwhile; nothing is written.</exception>
    public async Task ApplyAsync(RegroupDifference difference, IReadOnlyList<RegroupMove> moves, CancellationToken cancellationToken)
    {
        if (difference.IsEmpty && moves.Count == 0) return;
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await lease.GuardAsync(db, cancellationToken).ConfigureAwait(false);
        await LongRows.DeleteAsync(db, "DuplicateLinks", "ArticleId", difference.Links.Keys, cancellationToken).ConfigureAwait(false);
        db.Links.AddRange(difference.Links.Values.OfType<DuplicateLink>());
        if (difference.Removed.Count > 0)
            await ShingleSql.RunAsync(db, ShingleSql.Remove(db, [.. difference.Removed.Select(posting => (posting.Key, posting.ArticleId))]), cancellationToken).ConfigureAwait(false);
        if (difference.Added.Count > 0)
            await ShingleSql.RunAsync(db, ShingleSql.Insert(db, [.. difference.Added.OrderBy(posting => posting.Key).Select(posting => (posting.Key, posting.ArticleId))]), cancellationToken).ConfigureAwait(false);
        if (moves.Count > 0)
        {
            await ShingleSql.RunAsync(db, ShingleSql.Assign(db, [.. moves.Select(move => (move.ArticleId, move.IntoGroupId))]), cancellationToken).ConfigureAwait(false);
            List<long> groups = [.. moves.SelectMany(move => new[] { move.FromGroupId, move.IntoGroupId }).Distinct()];
            await GroupRows.RefreshAsync(db, groups, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            // Out of the window of stories, so that they are weighed anew as what they are now.
            await LongRows.DeleteAsync(db, "StoryKeys", "GroupId", groups, cancellationToken).ConfigureAwait(false);
        }
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets recent groups that stories never looked at wait for them, such as those from before there were stories.</summary>
    /// <returns>How many.</returns>
    public async Task<int> QueueForgottenAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await lease.GuardAsync(db, cancellationToken).ConfigureAwait(false);
        var since = clock.GetUtcNow() - stories.WindowAge;
        // The window takes no more than so many; what it let go before is not forgotten.
        var recent = await db.Groups.Where(g => g.CreatedAt >= since).OrderByDescending(g => g.Id).Take(stories.WindowItems).Select(g => g.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var known = new HashSet<long>();
        foreach (var some in recent.Chunk(LookUpAtOnce))
        {
            known.UnionWith(await db.StoryKeys.Where(k => some.Contains(k.GroupId)).Select(k => k.GroupId).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false));
            known.UnionWith(await db.StoryMembers.Where(m => some.Contains(m.GroupId)).Select(m => m.GroupId).ToListAsync(cancellationToken).ConfigureAwait(false));
            known.UnionWith(await db.StoryQueue.Where(q => some.Contains(q.GroupId)).Select(q => q.GroupId).ToListAsync(cancellationToken).ConfigureAwait(false));
        }
        var forgotten = recent.Where(id => !known.Contains(id)).ToList();
        await LongRows.InsertAsync(db, "StoryQueue", "[GroupId]", forgotten.Select(LongRows.One), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return forgotten.Count;
    }

    /// <summary>The story of each article that is in one.</summary>
    public async Task<IReadOnlyDictionary<long, long>> StoriesAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var found = new Dictionary<long, long>();
        foreach (var some in articleIds.Chunk(LookUpAtOnce))
            foreach (var row in await db.Articles.Where(a => some.Contains(a.Id)).Join(db.StoryMembers, a => a.GroupId, m => m.GroupId, (a, m) => new { a.Id, m.StoryId }).ToListAsync(cancellationToken).ConfigureAwait(false))
                found[row.Id] = row.StoryId;
        return found;
    }

    /// <summary>The titles of articles.</summary>
    public async Task<IReadOnlyDictionary<long, string>> TitlesAsync(long[] articleIds, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Articles.Where(a => articleIds.Contains(a.Id)).Select(a => new { a.Id, a.Title }).ToDictionaryAsync(a => a.Id, a => a.Title, cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<RegroupCandidate> Candidates(IQueryable<Article> articles) =>
        articles.AsNoTracking().Select(a => new RegroupCandidate(a.Id, a.GroupId!.Value, a.StoredAt, a.PublishedAt, a.UrlHash));

    private static bool IsSame(DuplicateLink? one, DuplicateLink? other) => one is null || other is null
        ? one is null && other is null
        : (one.MatchedArticleId, one.Relation, one.SharedKeys, one.NumbersAgreed, one.NumbersDiffered, one.Evidence)
            == (other.MatchedArticleId, other.Relation, other.SharedKeys, other.NumbersAgreed, other.NumbersDiffered, other.Evidence)
            && Math.Abs(one.Containment - other.Containment) < 1e-9 && Math.Abs(one.Resemblance - other.Resemblance) < 1e-9;
}
