using Aggregator.Core.Stories;

namespace Aggregator.UnitTests.Stories;

public sealed class StoryIdentityTests
{
    [Fact]
    public void A_story_that_grows_keeps_its_id_and_a_new_one_has_none()
    {
        var assignment = StoryIdentity.Assign([[0, 1, 2], [3]], Items(4), new Dictionary<long, long> { [0] = 500, [1] = 500 });
        Assert.Equal([500L, null], assignment.Stories);
        Assert.Empty(assignment.Redirects);
    }

    [Fact]
    public void Of_two_stories_that_merge_the_larger_keeps_its_id_and_the_other_redirects()
    {
        var assignment = StoryIdentity.Assign([[0, 1, 2]], Items(3), new Dictionary<long, long> { [0] = 7, [1] = 9, [2] = 9 });
        Assert.Equal([9L], assignment.Stories);
        Assert.Equal(9, assignment.Redirects[7]);
    }

    [Fact]
    public void A_story_that_splits_keeps_its_id_where_most_of_it_is()
    {
        var assignment = StoryIdentity.Assign([[0], [1, 2]], Items(3), new Dictionary<long, long> { [0] = 7, [1] = 7, [2] = 7 });
        Assert.Equal([null, 7L], assignment.Stories);
    }

    [Fact]
    public void A_pin_decides_the_id()
    {
        var items = Items(3);
        items[0] = items[0] with { PinnedStory = 7 };
        var assignment = StoryIdentity.Assign([[0], [1, 2]], items, new Dictionary<long, long> { [0] = 7, [1] = 7, [2] = 7 });
        Assert.Equal([7L, null], assignment.Stories);
    }

    private static List<StoryItem> Items(int count) =>
        [.. Enumerable.Range(0, count).Select(x => new StoryItem(x, StoryTerms.Of(null, ""), null))];
}
