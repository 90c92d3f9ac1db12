using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Articles;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>Reads a page of the groups that two sources or more carry, newest group first.</summary>
internal sealed class CopyListQuery(IDbContextFactory<AggregatorDb> databases)
{
    /// <summary>Copies that a row lists at most.</summary>
    public const int MaxCopies = 12;

    private const int PageSize = 20;

    /// <summary>Reads the page of groups that began before a group; null for the newest.</summary>
    public async Task<CopyList> Run(long? before, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var upper = before ?? long.MaxValue;
        var groups = await db.Groups.AsNoTracking()
            .Where(g => g.Id < upper && g.Size >= 2)
            .Where(g => db.Articles.Any(copy => copy.GroupId == g.Id && copy.SourceId != db.Articles.Where(lead => lead.Id == g.RepresentativeId).Select(lead => lead.SourceId).FirstOrDefault()))
            .OrderByDescending(g => g.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellation);
        var rows = new List<StoryRow>();
        foreach (var group in groups.Take(PageSize))
            rows.Add(new StoryRow(group.Id, group.Size, group.ChangedAt, await Copies(db, group, cancellation)));
        return new CopyList([.. rows.Where(row => row.Copies.Count > 0)], groups.Count > PageSize ? groups[PageSize - 1].Id : null);
    }

    private static async Task<IReadOnlyList<CopyRow>> Copies(AggregatorDb db, DuplicateGroup group, CancellationToken cancellation)
    {
        var articles = db.Articles.AsNoTracking();
        var lead = await db.Copies(articles.Where(article => article.Id == group.RepresentativeId)).ToListAsync(cancellation);
        var others = await db.Copies(articles.Where(article => article.GroupId == group.Id && article.Id != group.RepresentativeId).OrderBy(article => article.Id).Take(MaxCopies - 1)).ToListAsync(cancellation);
        return [.. lead, .. others.OrderBy(copy => copy.PublishedAt ?? copy.StoredAt).ThenBy(copy => copy.Id)];
    }
}
