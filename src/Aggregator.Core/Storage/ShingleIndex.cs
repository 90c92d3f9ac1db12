using System.Data.Common;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Aggregator.Core.Storage;

/// <summary>The duplicate index in the database: the same few statements on both providers.</summary>
/// <remarks>
/// Keys are hashes, so each would be written to a page of its own of a large table. New keys therefore go to a small table
/// first, and one slice of the key space after another is moved on in key order: many keys a page, and no pause.
/// </remarks>
internal sealed class ShingleIndex(IDbContextFactory<AggregatorDb> databases, TimeProvider clock, GroupingLease? lease = null) : IShingleIndex
{
    private const int LookUpAtOnce = 500;
    private const int Slices = 64;
    private const int ArticlesPerSlice = 512;
    private const long SliceWidth = (1L << 48) / Slices;
    private const int CopiesJudged = 200;
    private const int OpeningLength = 200;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        await using var db = databases.CreateDbContext();
        await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<Posting>();
        foreach (var statement in ShingleSql.Find(db, keys))
        {
            await using var command = Command(db, statement);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add(new Posting(reader.GetInt64(0), reader.GetInt64(1)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var found = new List<GroupedArticle>();
        foreach (var some in articleIds.Chunk(LookUpAtOnce))
        {
            var rows = await db.Articles.AsNoTracking().Where(a => some.Contains(a.Id) && a.GroupId != null)
                .Join(db.Fingerprints, a => a.Id, f => f.ArticleId, (a, f) => new { a.Id, a.GroupId, f.Data })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Select(row => (row.Id, row.GroupId, Print: Fingerprint.FromBytes(row.Data))).Where(row => row.Print is not null)
                .Select(row => new GroupedArticle(row.Id, row.GroupId!.Value, row.Print!)));
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (lease is not null) await lease.GuardAsync(db, cancellationToken).ConfigureAwait(false);
        foreach (var merge in result.Merges)
            await db.Articles.Where(a => a.GroupId == merge.FromGroupId).ExecuteUpdateAsync(set => set.SetProperty(a => a.GroupId, merge.IntoGroupId), cancellationToken).ConfigureAwait(false);
        await RunAsync(db, ShingleSql.Assign(db, [.. result.Articles.Select(article => (article.ArticleId, article.GroupId))]), cancellationToken).ConfigureAwait(false);
        await UpdateGroupsAsync(db, result, cancellationToken).ConfigureAwait(false);
        db.Links.AddRange(result.Assignments.Where(assignment => assignment.Verdict is not null).Select(Link));
        await RunAsync(db, ShingleSql.Insert(db, [.. result.Postings.Select(posting => (posting.Key, posting.ArticleId))]), cancellationToken).ConfigureAwait(false);
        foreach (var slice in SlicesToMove(result.Articles))
            await RunAsync(db, ShingleSql.Move(db, slice * SliceWidth, (slice + 1) * SliceWidth), cancellationToken).ConfigureAwait(false);
        await QueueAsync(db, result, cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(IReadOnlyCollection<NewArticle> articles, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var pairs = articles.SelectMany(article => new ArticleKeys(article.Fingerprint).All.Select(key => (key, article.ArticleId)));
        await RunAsync(db, ShingleSql.Remove(db, [.. pairs]), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Groups that changed, and those that ended in another, wait for their stories.
    private static async Task QueueAsync(AggregatorDb db, GroupingResult result, CancellationToken cancellationToken)
    {
        var groups = result.Articles.Select(article => article.GroupId).Concat(result.Merges.Select(merge => merge.FromGroupId)).Distinct().ToList();
        await LongRows.DeleteAsync(db, "StoryQueue", "GroupId", groups, cancellationToken).ConfigureAwait(false);
        await LongRows.InsertAsync(db, "StoryQueue", "[GroupId]", groups.Select(LongRows.One), cancellationToken).ConfigureAwait(false);
    }

    // One slice for every so many ids that the batch passes, whatever the size of batches.
    private static IEnumerable<long> SlicesToMove(IReadOnlyList<GroupedArticle> articles)
    {
        if (articles.Count == 0) yield break;
        var from = articles.Min(article => article.ArticleId - 1) / ArticlesPerSlice;
        var to = articles.Max(article => article.ArticleId) / ArticlesPerSlice;
        for (var step = from; step < Math.Min(to, from + Slices); step++) yield return step % Slices;
    }

    private static async Task RunAsync(AggregatorDb db, IEnumerable<ShingleSql> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await using var command = Command(db, statement);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static DbCommand Command(AggregatorDb db, ShingleSql statement)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement.Sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = db.Database.GetCommandTimeout() ?? command.CommandTimeout;
        if (statement.Json is null)
            return command;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@json";
        parameter.Value = statement.Json;
        command.Parameters.Add(parameter);
        return command;
    }

    private async Task UpdateGroupsAsync(AggregatorDb db, GroupingResult result, CancellationToken cancellationToken)
    {
        var touched = result.Articles.Select(article => article.GroupId).Distinct().ToArray();
        var merged = result.Merges.Select(merge => merge.FromGroupId).ToArray();
        var rows = await db.Groups.Where(g => touched.Contains(g.Id) || merged.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancellationToken).ConfigureAwait(false);
        var sizes = await db.Articles.Where(a => a.GroupId != null && touched.Contains(a.GroupId.Value)).GroupBy(a => a.GroupId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        foreach (var id in touched)
        {
            if (!rows.TryGetValue(id, out var group))
                db.Groups.Add(group = new DuplicateGroup { Id = id, RepresentativeId = id, CreatedAt = now });
            (group.Size, group.ChangedAt) = (sizes[id], now);
        }

        await NameOriginalsAsync(db, [.. db.Groups.Local.Where(group => group.Size > 1 && touched.Contains(group.Id))], cancellationToken).ConfigureAwait(false);

        db.Groups.RemoveRange(merged.Where(id => !touched.Contains(id) && rows.ContainsKey(id)).Select(id => rows[id]));
    }

    /// <summary>Lets the likely original stand for each group that changed.</summary>
    private static async Task NameOriginalsAsync(AggregatorDb db, IReadOnlyList<DuplicateGroup> groups, CancellationToken cancellationToken)
    {
        foreach (var group in groups)
        {
            var copies = await db.Articles.AsNoTracking().Where(a => a.GroupId == group.Id).OrderBy(a => a.Id).Take(CopiesJudged)
                .Join(db.Sources, a => a.SourceId, s => s.Id, (a, s) => new CopyFacts(
                    a.Id, a.Url, a.SiteName != "" ? a.SiteName : s.Name != "" ? s.Name : s.Title, a.Title, a.TextLength, a.Text.Substring(0, OpeningLength),
                    a.SyndicationCredit, a.StatedCanonicalUrl, a.PublishedAt, a.StoredAt))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            if (copies.Count == 0)
                continue;
            var verdict = OriginalFinder.Find([.. copies.Select(copy => copy with { FirstSeenAt = CopyFacts.SeenAt(copy.FirstSeenAt) })]);
            group.RepresentativeId = verdict.ArticleId;
            group.Origin = ColumnText.Fit(verdict.Origin, 300);
            group.Reasons = ColumnText.Lines(verdict.Copies.First(copy => copy.ArticleId == verdict.ArticleId).Reasons, 1000);
        }
    }

    private static DuplicateLink Link(GroupAssignment assignment) => new()
    {
        ArticleId = assignment.ArticleId,
        MatchedArticleId = assignment.MatchedArticleId!.Value,
        Relation = assignment.Verdict!.Relation.ToString(),
        SharedKeys = assignment.Verdict.SharedKeys,
        Containment = assignment.Verdict.Containment,
        Resemblance = assignment.Verdict.Resemblance,
        NumbersAgreed = assignment.Verdict.NumbersAgreed,
        NumbersDiffered = assignment.Verdict.NumbersDiffered,
        Evidence = ColumnText.Fit(assignment.Verdict.Reason, 1000),
    };
}
