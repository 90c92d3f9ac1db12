using Aggregator.Core.Stories;

namespace Aggregator.UnitTests.Stories;

public sealed class StoryClustererTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string Title, string Text)[] Articles =
    [
        ("Ferry runs aground off Marlow Island", "The ferry Sea Lark ran aground off Marlow Island on Sunday with 212 passengers aboard. The coast guard brought all of them ashore."),
        ("Passengers of the Sea Lark tell of a night on the rocks", "Passengers rescued from the ferry Sea Lark near Marlow Island spoke of calm and cold. The coast guard praised the captain."),
        ("Inquiry into Marlow Island ferry accident", "Investigators boarded the Sea Lark, the ferry that struck rocks near Marlow Island, to recover its recorder, the coast guard said."),
        ("Tortelli wins third stage in the mountains", "Italian rider Bruno Tortelli won the third stage of the mountain tour after a breakaway on the last climb to Passo Verde."),
        ("Tour: Tortelli takes the lead at Passo Verde", "Bruno Tortelli leads the mountain tour after the climb to Passo Verde, forty seconds ahead of the Spanish champion."),
        ("Central bank leaves rates unchanged", "The central bank kept its main rate where it is and said that inflation would fall slowly over the coming year."),
    ];

    [Fact]
    public void Articles_of_one_event_come_together_and_others_stay_apart()
    {
        var stories = StoryClusterer.Cluster(Items(), new StoryOptions());
        Assert.Equal([[0, 1, 2], [3, 4], [5]], stories);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter()
    {
        var items = Items();
        var turned = Enumerable.Reverse(items).ToList();
        var ids = StoryClusterer.Cluster(turned, new StoryOptions()).Select(x => x.Select(y => turned[y].Id).Order().ToArray()).OrderBy(x => x[0]);
        Assert.Equal([[0L, 1, 2], [3, 4], [5]], ids);
    }

    [Fact]
    public void The_same_words_a_year_later_are_another_story()
    {
        var items = Items();
        items[1] = items[1] with { Published = Day.AddYears(1) };
        Assert.DoesNotContain(StoryClusterer.Cluster(items, new StoryOptions()), x => x.Contains(0) && x.Contains(1));
    }

    [Fact]
    public void An_operators_split_and_merge_hold()
    {
        var items = Items();
        items[2] = items[2] with { PinnedStory = 77 };
        items[0] = items[0] with { PinnedStory = 1 };
        items[5] = items[5] with { PinnedStory = 77 };
        var stories = StoryClusterer.Cluster(items, new StoryOptions());
        Assert.Contains(stories, x => x.Contains(2) && x.Contains(5));
        Assert.DoesNotContain(stories, x => x.Contains(0) && x.Contains(2));
    }

    [Fact]
    public void Terms_survive_storing()
    {
        var terms = StoryTerms.Of("地震6.1级", "5月12日，四川发生6.1级地震。Rescue teams from Chengdu arrived.");
        Assert.Equal(terms.Counts, StoryTerms.FromBytes(terms.ToBytes())!.Counts);
        Assert.Null(StoryTerms.FromBytes([]));
    }

    [Fact]
    public void Related_articles_begin_with_the_articles_own_story()
    {
        var items = Items();
        var related = RelatedArticles.Of(items, [0, 0, 0, 1, 1, 2], 0, new TermVectors([.. items.Select(x => x.Terms)]), 3, new StoryOptions());
        Assert.Equal([1, 2], related.Take(2).Order());
        Assert.DoesNotContain(0, related);
    }

    [Fact]
    public void No_articles_give_no_stories() => Assert.Empty(StoryClusterer.Cluster([], new StoryOptions()));

    private static List<StoryItem> Items() =>
        [.. Articles.Select((x, i) => new StoryItem(i, StoryTerms.Of(x.Title, x.Text), Day.AddHours(i)))];
}
