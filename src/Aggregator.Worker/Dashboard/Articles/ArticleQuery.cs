using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Sources;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>Reads what the page of an article shows.</summary>
internal sealed class ArticleQuery(IDbContextFactory<AggregatorDb> databases)
{
    /// <summary>Copies that the page lists at most.</summary>
    public const int MaxCopies = 100;

    /// <summary>Earlier versions that the page compares at most.</summary>
    public const int MaxRevisions = 10;

    /// <summary>Reads an article; null when there is none of that id.</summary>
    public async Task<ArticleDetail?> Run(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Articles.AsNoTracking().FirstOrDefaultAsync(article => article.Id == id, cancellation) is not { } article)
            return null;
        var group = article.GroupId is { } groupId ? await db.Groups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, cancellation) : null;
        return new ArticleDetail
        {
            Article = article,
            Group = group,
            SourceName = await db.Sources.AsNoTracking().Where(source => source.Id == article.SourceId).Select(SourceProjection.Row).Select(row => row.Name).FirstOrDefaultAsync(cancellation),
            Entry = await db.Entries.AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == article.EntryId, cancellation),
            Original = await db.Originals.Where(original => original.ArticleId == id).Select(original => new OriginalFacts(original.Charset, original.Length, original.ContentType)).FirstOrDefaultAsync(cancellation),
            Story = await (from member in db.StoryMembers.AsNoTracking()
                           join story in db.Stories on member.StoryId equals story.Id
                           where member.GroupId == article.GroupId && story.Groups > 1
                           select story).FirstOrDefaultAsync(cancellation),
            Copies = await Copies(db, id, group, cancellation),
            Revisions = await db.Revisions.AsNoTracking().Where(revision => revision.ArticleId == id).OrderByDescending(revision => revision.Id).Take(MaxRevisions).ToListAsync(cancellation),
            NextVisit = await db.Visits.Where(visit => visit.ArticleId == id).Select(visit => (DateTimeOffset?)visit.DueAt).FirstOrDefaultAsync(cancellation),
        };
    }

    private static async Task<IReadOnlyList<CopyRow>> Copies(AggregatorDb db, long id, DuplicateGroup? group, CancellationToken cancellation)
    {
        // The article itself and the representative are there however large the group is.
        var (groupId, representative) = (group?.Id, group?.RepresentativeId);
        var articles = db.Articles.AsNoTracking();
        var always = await db.Copies(articles.Where(article => article.Id == id || article.Id == representative)).ToListAsync(cancellation);
        var others = groupId is null ? [] : await db.Copies(articles.Where(article => article.GroupId == groupId).OrderBy(article => article.Id).Take(MaxCopies)).ToListAsync(cancellation);
        return [.. always.UnionBy(others, copy => copy.Id).OrderByDescending(copy => copy.Id == representative).ThenBy(copy => copy.PublishedAt ?? copy.StoredAt).ThenBy(copy => copy.Id)];
    }
}
