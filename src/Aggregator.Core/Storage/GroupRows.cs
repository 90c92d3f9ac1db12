using Aggregator.Core.Deduplication;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Keeps the rows of duplicate groups in step with their articles.</summary>
internal static class GroupRows
{
    private const int LookUpAtOnce = 500;
    private const int CopiesJudged = 200;
    private const int OpeningLength = 200;

    /// <summary>
    /// Counts the articles of groups that changed and names their likely original; a group without articles ends. All wait for their stories.
    /// The caller saves.
    /// </summary>
    public static async Task RefreshAsync(AggregatorDb db, IReadOnlyCollection<long> groups, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var some in groups.Chunk(LookUpAtOnce))
        {
            var rows = await db.Groups.Where(g => some.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancellationToken).ConfigureAwait(false);
            var members = await db.Articles.Where(a => a.GroupId != null && some.Contains(a.GroupId.Value)).GroupBy(a => a.GroupId!.Value)
                .Select(g => new { g.Key, Count = g.Count(), First = g.Min(a => a.Id) }).ToDictionaryAsync(g => g.Key, cancellationToken).ConfigureAwait(false);
            foreach (var id in some)
            {
                rows.TryGetValue(id, out var row);
                if (!members.TryGetValue(id, out var member))
                {
                    if (row is not null) db.Groups.Remove(row);
                    continue;
                }
                if (row is null) db.Groups.Add(row = new DuplicateGroup { Id = id, CreatedAt = now });
                (row.Size, row.ChangedAt) = (member.Count, now);
                if (member.Count > 1) await NameOriginalAsync(db, row, cancellationToken).ConfigureAwait(false);
                else (row.RepresentativeId, row.Origin, row.Reasons) = (member.First, "", "");
            }
        }

        await LongRows.DeleteAsync(db, "StoryQueue", "GroupId", groups, cancellationToken).ConfigureAwait(false);
        await LongRows.InsertAsync(db, "StoryQueue", "[GroupId]", groups.Select(LongRows.One), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The row of a match.</summary>
    public static DuplicateLink Link(GroupAssignment assignment) => new()
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

    private static async Task NameOriginalAsync(AggregatorDb db, DuplicateGroup group, CancellationToken cancellationToken)
    {
        var copies = await db.Articles.AsNoTracking().Where(a => a.GroupId == group.Id).OrderBy(a => a.Id).Take(CopiesJudged)
            .Join(db.Sources, a => a.SourceId, s => s.Id, (a, s) => new CopyFacts(
                a.Id, a.Url, a.SiteName != "" ? a.SiteName : s.Name != "" ? s.Name : s.Title, a.Title, a.TextLength, a.Text.Substring(0, OpeningLength),
                a.SyndicationCredit, a.StatedCanonicalUrl, a.PublishedAt, a.StoredAt))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (copies.Count == 0)
        {
            // Articles whose source is gone: the first stands for them.
            if (group.RepresentativeId == 0) group.RepresentativeId = group.Id;
            return;
        }
        var verdict = OriginalFinder.Find([.. copies.Select(copy => copy with { FirstSeenAt = CopyFacts.SeenAt(copy.FirstSeenAt) })]);
        group.RepresentativeId = verdict.ArticleId;
        group.Origin = ColumnText.Fit(verdict.Origin, 300);
        group.Reasons = ColumnText.Lines(verdict.Copies.First(copy => copy.ArticleId == verdict.ArticleId).Reasons, 1000);
    }
}
