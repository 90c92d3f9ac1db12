using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>Ranks the stories that were written of lately.</summary>
internal sealed class HotListQuery(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    /// <summary>Stories that the list shows at most.</summary>
    public const int MaxRows = 30;

    /// <summary>Stories that are ranked at most, the latest; what is left out would be cold.</summary>
    private const int Ranked = 400;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);
    private static readonly HotOptions Options = new();

    /// <summary>The hottest first; of one language, or of all when it is empty.</summary>
    public async Task<IReadOnlyList<HotRow>> Run(string language, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var since = now - Recent;
        var stories = await db.Stories.AsNoTracking()
            .Where(story => story.State == StoryState.Live && story.LastAt >= since && (language == "" || story.Language == language))
            .OrderByDescending(story => story.LastAt).Take(Ranked).ToDictionaryAsync(story => story.Id, cancellation);
        var votes = await Votes(db, stories.Keys, cancellation);
        return [.. HotRanking.Rank(votes, now, Options).Take(MaxRows).Select(hot => new HotRow(stories[hot.StoryId], hot.Score, hot.Explanation))];
    }

    private static async Task<Dictionary<long, IReadOnlyList<StoryVote>>> Votes(AggregatorDb db, IReadOnlyCollection<long> stories, CancellationToken cancellation)
    {
        var cast = new List<(long Story, string Host, long Group, DateTimeOffset At)>();
        var voices = new IndependentSources();
        foreach (var some in stories.Chunk(100))
        {
            var articles = await (from member in db.StoryMembers
                                  join article in db.Articles on member.GroupId equals article.GroupId
                                  where some.Contains(member.StoryId)
                                  select new { member.StoryId, member.GroupId, article.Host, article.SiteName, article.PublishedAt, article.StoredAt })
                .ToListAsync(cancellation);
            foreach (var article in articles)
            {
                voices.Add(article.Host, article.SiteName);
                var at = article.PublishedAt is { } published && published < article.StoredAt ? published : article.StoredAt;
                cast.Add((article.StoryId, article.Host, article.GroupId, at));
            }
        }
        return cast.GroupBy(vote => vote.Story)
            .ToDictionary(votes => votes.Key, votes => (IReadOnlyList<StoryVote>)[.. votes.Select(vote => new StoryVote(voices.VoiceOf(vote.Host), vote.Group, vote.At))]);
    }
}
