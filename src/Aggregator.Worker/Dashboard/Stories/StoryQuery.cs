using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Articles;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>Reads what the page of a story shows.</summary>
internal sealed class StoryQuery(IDbContextFactory<AggregatorDb> databases, StoryDecisions decisions)
{
    /// <summary>Texts that the page lists at most, the latest.</summary>
    public const int MaxGroups = 100;

    /// <summary>Reads a story; null when there is none of that id.</summary>
    public async Task<StoryDetail?> Run(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Stories.AsNoTracking().FirstOrDefaultAsync(story => story.Id == id, cancellation) is not { } story)
            return null;
        var groups = await (from member in db.StoryMembers.AsNoTracking()
                            join g in db.Groups on member.GroupId equals g.Id
                            where member.StoryId == id
                            orderby g.Id descending
                            select g).Take(MaxGroups).ToListAsync(cancellation);
        var ids = groups.ConvertAll(group => group.Id);
        var copies = ids.Count == 0 ? [] : await db.Copies(db.Articles.AsNoTracking().Where(article => article.GroupId != null && ids.Contains(article.GroupId.Value))).ToListAsync(cancellation);
        var byGroup = copies.ToLookup(copy => copy.GroupId ?? 0);
        var pinned = await db.StoryPlacements.Where(placement => placement.StoryId == id)
            .Join(db.Articles, placement => placement.ArticleId, article => article.Id, (placement, article) => article.GroupId ?? 0).ToListAsync(cancellation);
        return new StoryDetail(
            story, [.. groups.Select(group => Row(group, byGroup[group.Id])).Where(row => row.Copies.Count > 0).OrderByDescending(row => When(row.Lead))],
            pinned.ToHashSet(), await decisions.ListAsync(id, cancellation));
    }

    private static StoryRow Row(DuplicateGroup group, IEnumerable<CopyRow> copies) =>
        new(group.Id, group.Size, group.ChangedAt, [.. copies.OrderByDescending(copy => copy.Id == group.RepresentativeId).ThenBy(When).Take(CopyListQuery.MaxCopies)]);

    private static DateTimeOffset When(CopyRow copy) => copy.PublishedAt ?? copy.StoredAt;
}
