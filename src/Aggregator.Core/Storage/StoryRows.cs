using Aggregator.Core.Deduplication;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>Keeps the rows of stories in step with their members.</summary>
internal static class StoryRows
{
    private const int LookUpAtOnce = 500;

    /// <summary>The story of a number, or the one that it ended in; null when there is none or its articles turned out to tell of different things.</summary>
    public static async Task<Story?> LiveAsync(AggregatorDb db, long id, CancellationToken cancellationToken)
    {
        var story = await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken).ConfigureAwait(false);
        if (story?.MergedIntoId is { } into)
            story = await db.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == into, cancellationToken).ConfigureAwait(false);
        return story?.State == StoryState.Live ? story : null;
    }

    /// <summary>Lets a story end in another; what it held and what led to it goes there.</summary>
    public static async Task RedirectAsync(AggregatorDb db, long from, long into, CancellationToken cancellationToken)
    {
        await db.StoryMembers.Where(m => m.StoryId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.StoryId, into), cancellationToken).ConfigureAwait(false);
        await db.StoryPlacements.Where(p => p.StoryId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.StoryId, into), cancellationToken).ConfigureAwait(false);
        await db.Stories.Where(s => s.MergedIntoId == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.MergedIntoId, into), cancellationToken).ConfigureAwait(false);
        await db.Stories.Where(s => s.Id == from).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.State, StoryState.Merged).SetProperty(s => s.MergedIntoId, into).SetProperty(s => s.Pinned, false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what stories show of themselves; a story without articles ends. The caller saves.</summary>
    /// <returns>How many texts each has.</returns>
    public static async Task<IReadOnlyDictionary<long, int>> RefreshAsync(AggregatorDb db, IReadOnlyCollection<long> stories, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<long, int>();
        foreach (var some in stories.Chunk(LookUpAtOnce))
        {
            var rows = await db.Stories.Where(s => some.Contains(s.Id)).ToListAsync(cancellationToken).ConfigureAwait(false);
            var articles = await ArticlesAsync(db, some, cancellationToken).ConfigureAwait(false);
            var summaries = articles.GroupBy(x => x.StoryId).ToDictionary(x => x.Key, x => StorySummary.Of([.. x.Select(y => y.Article)]));
            var leads = summaries.Values.Select(x => x.LeadArticleId).ToArray();
            var titles = await db.Articles.Where(a => leads.Contains(a.Id)).Select(a => new { a.Id, a.Title }).ToDictionaryAsync(a => a.Id, a => a.Title, cancellationToken).ConfigureAwait(false);
            var pinned = await db.StoryPlacements.Where(p => some.Contains(p.StoryId)).Select(p => p.StoryId).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                (row.ChangedAt, row.Pinned) = (now, pinned.Contains(row.Id));
                if (summaries.TryGetValue(row.Id, out var summary)) Write(row, summary, titles.GetValueOrDefault(summary.LeadArticleId, ""));
                else row.State = StoryState.Ended;
                texts[row.Id] = summary?.Groups ?? 0;
            }
        }

        return texts;
    }

    /// <summary>The articles of stories, as they count for summaries and votes.</summary>
    public static async Task<IReadOnlyList<(long StoryId, StoryArticle Article)>> ArticlesAsync(AggregatorDb db, long[] stories, CancellationToken cancellationToken)
    {
        var rows = await (from m in db.StoryMembers.AsNoTracking()
                          where stories.Contains(m.StoryId)
                          join g in db.Groups on m.GroupId equals g.Id
                          join a in db.Articles on (long?)m.GroupId equals a.GroupId
                          join s in db.Sources on a.SourceId equals s.Id into sources
                          from s in sources.DefaultIfEmpty()
                          select new { m.StoryId, m.GroupId, g.RepresentativeId, a.Id, a.PublishedAt, a.StoredAt, a.Host, a.SiteName, a.Language, Folder = s == null || s.Folder == "" ? a.Section : s.Folder, a.UrlHash })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(x => (x.StoryId, new StoryArticle(x.Id, x.GroupId, x.Id == x.RepresentativeId, CopyFacts.Appeared(x.PublishedAt, x.StoredAt),
            x.Host, x.SiteName, x.Language, x.Folder, BitConverter.ToInt64(x.UrlHash))))];
    }

    private static void Write(Story row, StorySummary summary, string title)
    {
        (row.State, row.MergedIntoId, row.Title) = (StoryState.Live, null, title);
        (row.LeadArticleId, row.Language, row.Category) = (summary.LeadArticleId, summary.Language, summary.Category);
        (row.FirstAt, row.LastAt) = (summary.FirstAt, summary.LastAt);
        (row.Groups, row.Articles, row.Sources) = (summary.Groups, summary.Articles, summary.Sources);
    }
}
