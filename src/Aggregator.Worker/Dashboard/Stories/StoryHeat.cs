using Aggregator.Core.Deduplication;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>Counts the votes of stories from their articles.</summary>
internal static class StoryHeat
{
    private const int ReadAtOnce = 100;

    /// <summary>How the hot list weighs votes.</summary>
    public static HotOptions Options { get; } = new();

    /// <summary>The heat of some stories; the hottest first.</summary>
    public static async Task<IReadOnlyList<HotStory>> Read(AggregatorDb db, IReadOnlyCollection<long> stories, DateTimeOffset now, CancellationToken cancellation)
    {
        var cast = new List<(long Story, string Host, long Group, DateTimeOffset At)>();
        var voices = new IndependentSources();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in stories.Chunk(ReadAtOnce))
        {
            var articles = await (from member in db.StoryMembers
                                  join article in db.Articles on member.GroupId equals article.GroupId
                                  join source in db.Sources on article.SourceId equals source.Id into sources
                                  from source in sources.DefaultIfEmpty()
                                  where some.Contains(member.StoryId)
                                  orderby article.Id
                                  select new
                                  {
                                      member.StoryId,
                                      member.GroupId,
                                      article.Host,
                                      article.SiteName,
                                      SourceName = source == null ? "" : source.Name != "" ? source.Name : source.Title,
                                      article.PublishedAt,
                                      article.StoredAt,
                                  })
                .ToListAsync(cancellation);
            foreach (var article in articles)
            {
                voices.Add(article.Host, article.SiteName);
                names.TryAdd(article.Host, article.SiteName.Length > 0 ? article.SiteName : article.SourceName.Length > 0 ? article.SourceName : article.Host);
                cast.Add((article.StoryId, article.Host, article.GroupId, CopyFacts.Appeared(article.PublishedAt, article.StoredAt)));
            }
        }
        // Only now is it known which hosts speak with one voice.
        var shown = names.GroupBy(host => voices.VoiceOf(host.Key)).ToDictionary(hosts => hosts.Key, hosts => hosts.First().Value, StringComparer.OrdinalIgnoreCase);
        var votes = cast.GroupBy(vote => vote.Story)
            .ToDictionary(some => some.Key, some => (IReadOnlyList<StoryVote>)[.. some.Select(vote => new StoryVote(voices.VoiceOf(vote.Host), vote.Group, vote.At))]);
        return [.. HotRanking.Rank(votes, now, Options).Select(hot => hot with { Votes = [.. hot.Votes.Select(vote => vote with { Source = shown[vote.Source] })] })];
    }
}
