using Aggregator.Core.Stories;

namespace Aggregator.UnitTests.Stories;

public sealed class HotRankingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly HotOptions Options = new();

    [Fact]
    public void One_source_has_one_vote_however_much_it_writes() =>
        Assert.Equal(Score(Vote("a", 1, 5)).Score, Score(Vote("a", 1, 5), Vote("A", 2, 5), Vote("a", 3, 4)).Score, 6);

    [Fact]
    public void Copies_count_less_than_own_articles() =>
        Assert.True(Score(Vote("a", 1, 5), Vote("b", 1, 5)).Score < Score(Vote("a", 1, 5), Vote("b", 2, 5)).Score);

    [Fact]
    public void Half_the_heat_is_left_after_the_half_life() =>
        Assert.Equal(.5, Score(Vote("a", 1, 14)).Score / Score(Vote("a", 1, 6)).Score, 6);

    [Fact]
    public void A_story_that_gains_sources_now_stands_before_one_that_gained_them_earlier()
    {
        var ranked = HotRanking.Rank(
        [
            new(1, [Vote("a", 1, 3), Vote("b", 2, 3), Vote("c", 3, 3)]),
            new(2, [Vote("a", 4, 3), Vote("b", 5, 1), Vote("c", 6, 1)]),
        ], Now, Options);
        Assert.Equal([2, 1], ranked.Select(x => x.StoryId));
        Assert.True(ranked[0].Velocity > ranked[1].Velocity);
    }

    [Fact]
    public void Every_place_is_explained()
    {
        var story = Score(Vote("a", 1, 1), Vote("b", 1, 1));
        Assert.Equal((1, 1), (story.Sources, story.Copies));
        Assert.Contains(story.Explanation, x => x.Contains("1 independent source", StringComparison.Ordinal));
    }

    [Fact]
    public void The_votes_that_are_shown_add_up_to_the_heat_and_never_exceed_its_bound()
    {
        StoryVote[] votes = [Vote("a", 1, 3), Vote("b", 1, 1), Vote("c", 2, .5), Vote("a", 3, .2)];
        var story = Score(votes);
        Assert.Equal(story.Score, story.Votes.Sum(x => x.Left) * (1 + (Options.VelocityWeight * story.Velocity / 2)), 9);
        Assert.Equal(["c", "a", "b"], story.Votes.Select(x => x.Source));
        Assert.True(story.Score <= HotRanking.Bound(3, Now.AddHours(-.2), Now, Options));
        var rising = Score(Vote("a", 1, 0), Vote("b", 2, 0), Vote("c", 3, 0));
        Assert.Equal(HotRanking.Bound(3, Now, Now, Options), rising.Score, 9);
    }

    [Fact]
    public void A_time_in_the_future_counts_as_now() => Assert.True(double.IsFinite(Score(Vote("a", 1, -48)).Score));

    private static HotStory Score(params StoryVote[] votes) => HotRanking.Score(1, votes, Now, Options);

    private static StoryVote Vote(string source, long group, double hoursAgo) => new(source, group, Now.AddHours(-hoursAgo));
}
