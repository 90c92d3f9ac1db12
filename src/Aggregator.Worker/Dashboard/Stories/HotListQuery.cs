using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>
/// Ranks the stories that several sources wrote of lately. Votes are only counted for stories that can reach a place: heat has a bound
/// that follows from the number of sources and the last article alone.
/// </summary>
internal sealed class HotListQuery : IDisposable
{
    /// <summary>Stories whose votes are counted at most.</summary>
    private const int Counted = 200;

    /// <summary>Recent stories looked at, the latest.</summary>
    private const int Recent = 20_000;

    // Nine half-lives leave a five-hundredth of a vote.
    private static readonly TimeSpan Age = TimeSpan.FromDays(3);

    private readonly IDbContextFactory<AggregatorDb> _databases;
    private readonly TimeProvider _clock;
    private readonly Cached<IReadOnlyList<RecentStory>> _recent;
    private readonly Cached<IReadOnlyList<HotRow>> _all;

    public HotListQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
    {
        (_databases, _clock) = (databases, clock);
        _recent = new Cached<IReadOnlyList<RecentStory>>(clock, TimeSpan.FromSeconds(2), ReadRecent);
        _all = new Cached<IReadOnlyList<HotRow>>(clock, TimeSpan.FromSeconds(2), cancellation => Rank(new HotFilter(), cancellation));
    }

    /// <summary>The hottest of all languages and categories, a few seconds old at most.</summary>
    public async Task<IReadOnlyList<HotRow>> Top(int take, CancellationToken cancellation) => [.. (await _all.Get(cancellation)).Take(take)];

    /// <summary>The list that a filter names.</summary>
    public async Task<HotList> Run(HotFilter filter, CancellationToken cancellation)
    {
        var rows = filter with { Take = HotFilter.MaxRows } == new HotFilter() ? await Top(filter.Take, cancellation) : await Rank(filter, cancellation);
        var recent = await _recent.Get(cancellation);
        return new HotList(
            rows,
            [.. recent.Where(story => story.Language.Length > 0).CountBy(story => story.Language).OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal)],
            [.. recent.SelectMany(story => WithThoseAbove(story.Category)).CountBy(category => category).OrderBy(x => x.Key, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recent.Dispose();
        _all.Dispose();
    }

    private async Task<IReadOnlyList<RecentStory>> ReadRecent(CancellationToken cancellation)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        var since = _clock.GetUtcNow() - Age;
        return await db.Stories.AsNoTracking()
            .Where(story => story.State == StoryState.Live && story.LastAt >= since && story.Sources > 1)
            .OrderByDescending(story => story.LastAt).Take(Recent)
            .Select(story => new RecentStory(story.Id, story.Language, story.Category, story.Sources, story.LastAt)).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<HotRow>> Rank(HotFilter filter, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        var hopeful = (await _recent.Get(cancellation)).Where(filter.Holds)
            .OrderByDescending(story => HotRanking.Bound(story.Sources, story.LastAt, now, StoryHeat.Options)).ThenBy(story => story.Id)
            .Take(Counted).Select(story => story.Id).ToList();
        await using var db = await _databases.CreateDbContextAsync(cancellation);
        var ranked = (await StoryHeat.Read(db, hopeful, now, cancellation)).Take(filter.Take).ToList();
        var ids = ranked.ConvertAll(hot => hot.StoryId);
        var stories = await (from story in db.Stories.AsNoTracking()
                             where ids.Contains(story.Id)
                             join article in db.Articles on story.LeadArticleId equals article.Id into leads
                             from lead in leads.DefaultIfEmpty()
                             select new
                             {
                                 Story = story,
                                 Opening = lead == null ? "" : lead.Description != "" ? lead.Description.Substring(0, ArticleListQuery.OpeningLength) : lead.Text.Substring(0, ArticleListQuery.OpeningLength),
                             }).ToDictionaryAsync(row => row.Story.Id, cancellation);
        return [.. ranked.Where(hot => stories.ContainsKey(hot.StoryId)).Select(hot => new HotRow(stories[hot.StoryId].Story, hot, stories[hot.StoryId].Opening))];
    }

    private static IEnumerable<string> WithThoseAbove(string category)
    {
        for (var end = category.Length; end > 0; end = category.LastIndexOf('/', end - 1)) yield return category[..end];
    }
}
