using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Dashboard.Shared;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>
/// Reads a page of the list of stories, the one with the latest article first. A narrowed list looks at a bounded number of stories a page
/// and says how far it got.
/// </summary>
internal sealed class StoryListQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    private const int LookAtTitles = 4_000;
    private const int LookAtFields = 40_000;

    /// <summary>Reads the page that a filter names.</summary>
    public async Task<StoryList> Run(StoryFilter filter, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var candidates = Candidates(db, filter.After);
        var floor = filter.Narrows ? await Floor(candidates, filter, cancellation) : null;
        var matching = Matching(db, candidates, filter);
        if (floor is { At: var at, Id: var id })
            matching = matching.Where(story => story.LastAt >= at && (story.LastAt > at || story.Id >= id));
        var stories = await matching.OrderByDescending(story => story.LastAt).ThenByDescending(story => story.Id).Take(filter.Take + 1).ToListAsync(cancellation);
        if (stories.Count > filter.Take)
            return new StoryList(await Rows(db, stories[..filter.Take], cancellation), StoryFilter.Place(stories[filter.Take - 1].LastAt, stories[filter.Take - 1].Id), null);
        return new StoryList(await Rows(db, stories, cancellation), floor is { } end ? StoryFilter.Place(end.At, end.Id) : null, floor?.At);
    }

    /// <summary>A story as a list shows it.</summary>
    public async Task<HotRow> Row(Story story, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var heat = await StoryHeat.Read(db, [story.Id], clock.GetUtcNow(), cancellation);
        return new HotRow(story, heat.Count > 0 ? heat[0] : HotStory.None(story.Id));
    }

    private static IQueryable<Story> Candidates(AggregatorDb db, (DateTimeOffset At, long Id)? after)
    {
        var live = db.Stories.AsNoTracking().Where(story => story.State == StoryState.Live);
        return after is ({ } at, var id) ? live.Where(story => story.LastAt <= at && (story.LastAt < at || story.Id < id)) : live;
    }

    // The last story that this page may look at; null when that is all of them.
    private static async Task<(DateTimeOffset At, long Id)?> Floor(IQueryable<Story> candidates, StoryFilter filter, CancellationToken cancellation)
    {
        var last = await candidates.OrderByDescending(story => story.LastAt).ThenByDescending(story => story.Id)
            .Select(story => new { story.LastAt, story.Id })
            .Skip(filter.Search.Length > 0 ? LookAtTitles : LookAtFields)
            .FirstOrDefaultAsync(cancellation);
        return last is null ? null : (last.LastAt, last.Id);
    }

    private static IQueryable<Story> Matching(AggregatorDb db, IQueryable<Story> stories, StoryFilter filter)
    {
        var (language, category, below, sources) = (filter.Language, filter.Category, filter.Category + "/", filter.Sources);
        if (language.Length > 0)
            stories = stories.Where(story => story.Language == language);
        if (category.Length > 0)
            stories = stories.Where(story => story.Category == category || story.Category.StartsWith(below));
        if (sources > 1)
            stories = stories.Where(story => story.Sources >= sources);
        foreach (var word in LikePattern.Words(filter.Search))
        {
            var pattern = LikePattern.Containing(word);
            stories = stories.Where(story => EF.Functions.Like(story.Title, pattern, LikePattern.Escape)
                || db.StoryMembers.Any(member => member.StoryId == story.Id
                    && db.Articles.Any(article => article.GroupId == member.GroupId && EF.Functions.Like(article.Title, pattern, LikePattern.Escape))));
        }
        return stories;
    }

    private async Task<IReadOnlyList<HotRow>> Rows(AggregatorDb db, IReadOnlyList<Story> stories, CancellationToken cancellation)
    {
        var heat = (await StoryHeat.Read(db, [.. stories.Select(story => story.Id)], clock.GetUtcNow(), cancellation)).ToDictionary(hot => hot.StoryId);
        return [.. stories.Select(story => new HotRow(story, heat.GetValueOrDefault(story.Id) ?? HotStory.None(story.Id)))];
    }
}
