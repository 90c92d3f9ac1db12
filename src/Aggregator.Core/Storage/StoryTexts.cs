using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Finds texts and moves them from story to story.</summary>
internal static class StoryTexts
{
    private const int LookUpAtOnce = 500;

    /// <summary>All texts of a story.</summary>
    public static async Task<IReadOnlyList<StoryText>> OfStoryAsync(AggregatorDb db, long storyId, CancellationToken cancellationToken) =>
        await db.StoryMembers.AsNoTracking().Where(m => m.StoryId == storyId)
            .Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { g.Id, g.RepresentativeId, m.StoryId })
            .OrderBy(x => x.Id).Select(x => new StoryText(x.Id, x.RepresentativeId, x.StoryId)).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The text that an article is a copy of, or null.</summary>
    public static async Task<StoryText?> OfArticleAsync(AggregatorDb db, long articleId, CancellationToken cancellationToken) =>
        await OfArticlesAsync(db, [articleId], cancellationToken).ConfigureAwait(false) is [var text, ..] ? text : null;

    /// <summary>The texts that some articles are copies of; those that were not grouped yet are left out.</summary>
    public static async Task<IReadOnlyList<StoryText>> OfArticlesAsync(AggregatorDb db, IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        var texts = new List<StoryText>();
        foreach (var some in articleIds.Distinct().Chunk(LookUpAtOnce))
            texts.AddRange(await (from a in db.Articles.AsNoTracking()
                                  where some.Contains(a.Id)
                                  join g in db.Groups on a.GroupId equals (long?)g.Id
                                  join m in db.StoryMembers on g.Id equals m.GroupId into members
                                  from m in members.DefaultIfEmpty()
                                  select new StoryText(g.Id, g.RepresentativeId, m == null ? (long?)null : m.StoryId))
                .ToListAsync(cancellationToken).ConfigureAwait(false));
        return [.. texts.DistinctBy(x => x.GroupId)];
    }

    /// <summary>Replaces all placements of some groups. The caller saves.</summary>
    public static async Task PlaceAsync(AggregatorDb db, IReadOnlyCollection<long> groups, IReadOnlyList<StoryPlacement> placements, CancellationToken cancellationToken)
    {
        foreach (var some in groups.Chunk(LookUpAtOnce))
            await db.StoryPlacements.Where(p => db.Articles.Any(a => a.Id == p.ArticleId && a.GroupId != null && some.Contains(a.GroupId.Value)))
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        db.StoryPlacements.AddRange(placements);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves texts to stories, or out of any, and writes what the stories show of themselves. The caller saves.</summary>
    public static async Task MoveAsync(AggregatorDb db, IReadOnlyList<(StoryText Text, long? StoryId)> moves, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var real = moves.Where(x => x.Text.StoryId != x.StoryId).ToList();
        await LongRows.DeleteAsync(db, "StoryMembers", "GroupId", real.Select(x => x.Text.GroupId), cancellationToken).ConfigureAwait(false);
        await LongRows.InsertAsync(db, "StoryMembers", "[GroupId], [StoryId]", real.Where(x => x.StoryId is not null).Select(x => LongRows.Pair(x.Text.GroupId, x.StoryId!.Value)), cancellationToken).ConfigureAwait(false);
        var touched = moves.SelectMany(x => new[] { x.Text.StoryId, x.StoryId }).OfType<long>().Distinct().ToList();
        await StoryRows.RefreshAsync(db, touched, now, cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }
}
