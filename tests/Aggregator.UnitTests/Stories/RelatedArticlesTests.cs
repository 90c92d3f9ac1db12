using Aggregator.Core.Stories;

namespace Aggregator.UnitTests.Stories;

public sealed class RelatedArticlesTests
{
    private const string Bridge = "Kestrel Bridge shut after Ingrid Vasey found cracked hangers on the North Harbour side";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TermSample Sample = new(Enumerable.Range(0, 60).Select(x => Terms($"The council of town {x} said that the street is shut for work on the water main number {x}")).Append(Terms(Bridge)));

    [Fact]
    public void The_same_story_comes_before_what_is_nearer()
    {
        var found = Of(new(2, Terms("Kestrel Bridge hangers cracked, says Ingrid Vasey"), Now, false), new(3, Terms("Ferries run all night while the Kestrel crossing waits"), Now, true));
        Assert.Equal([3, 2], found.Select(x => x.GroupId));
        Assert.True(found[0].SameStory && found[0].Similarity < found[1].Similarity);
    }

    [Fact]
    public void Of_two_alike_the_one_nearer_in_time_comes_first_and_the_distance_is_told()
    {
        var terms = Terms("Kestrel Bridge hangers cracked, says Ingrid Vasey");
        var found = Of(new(2, terms, Now.AddDays(-3), false), new(3, terms, Now.AddDays(1), false));
        Assert.Equal([3, 2], found.Select(x => x.GroupId));
        Assert.Equal(TimeSpan.FromDays(-3), found[1].After);
        Assert.Equal(found[0].Similarity!.Value, found[1].Similarity!.Value, 9);
    }

    [Fact]
    public void A_text_of_last_year_that_is_much_alike_is_listed_after_a_recent_one()
    {
        var found = Of(new(2, Terms(Bridge), Now.AddDays(-400), false), new RelatedCandidate(3, Terms(Bridge), Now.AddHours(-5), false));
        Assert.Equal([3L, 2L], found.Select(text => text.GroupId));
    }

    [Theory]
    [InlineData(1000, .02, .021)]
    [InlineData(48, .08, .1)]
    public void Among_few_texts_a_faint_likeness_is_chance(int texts, double from, double to) => Assert.InRange(new StoryOptions().LeastRelatedAmong(texts), from, to);

    [Fact]
    public void Usual_words_alone_relate_nothing() =>
        Assert.Empty(Of(new RelatedCandidate(2, Terms("The council said the street is shut for work on the water main"), Now, false)));

    [Fact]
    public void A_text_of_the_story_whose_terms_are_gone_is_still_listed_without_a_likeness()
    {
        var found = Of(new(2, null, Now.AddDays(-20), true), new RelatedCandidate(3, null, Now, false));
        Assert.Equal(2, Assert.Single(found).GroupId);
        Assert.Null(found[0].Similarity);
    }

    [Fact]
    public void The_telling_terms_of_a_text_are_those_that_few_others_have()
    {
        var telling = Sample.Telling(Terms("The council said that Vasey is at work"), 1);
        Assert.Equal(1, Sample.Carriers(Assert.Single(telling)));
    }

    private static IReadOnlyList<RelatedText> Of(params RelatedCandidate[] candidates) => RelatedArticles.Of(new(1, Terms(Bridge), Now, true), candidates, Sample, 10, new StoryOptions());

    private static StoryTerms Terms(string text) => StoryTerms.Of(null, text);
}
