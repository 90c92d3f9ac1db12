using Aggregator.Core.Extraction;
using Aggregator.Core.Extraction.Blocks;
using Aggregator.Core.Extraction.Metadata;
using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.UnitTests.Extraction;

public sealed class AlikeChancesTests
{
    private const string Line = "The council put the cost at three million and wants the state to carry two thirds of it.";

    [Fact]
    public void A_paragraph_among_others_made_alike_is_drawn_to_them_and_one_made_otherwise_is_not()
    {
        var chances = Of($"<p>{Line}</p><p>{Line}</p><p>{Line}</p><p class=promo>{Line}</p><p>{Line}</p><p>{Line}</p>", 0.95f, 0.95f, 0.4f, 0.4f, 0.95f, 0.95f);
        Assert.True(chances[2] > 0.55f);
        Assert.Equal(0.4f, chances[3], 3);
        Assert.True(chances[0] > 0.85f);
    }

    [Fact]
    public void Blocks_beyond_two_on_each_side_do_not_count()
    {
        var chances = Of(string.Concat(Enumerable.Repeat($"<p>{Line}</p>", 7)), 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.1f);
        Assert.Equal(0.9f, chances[3], 3);
        Assert.True(chances[4] < 0.89f);
    }

    [Fact]
    public void Items_of_one_list_go_together()
    {
        var chances = Of($"<ul><li>{Line}</li><li>{Line}</li><li>{Line}</li><li>{Line}</li></ul>", 0.8f, 0.3f, 0.8f, 0.8f);
        Assert.All(chances, chance => Assert.InRange(chance, 0.5f, 0.8f));
    }

    [Fact]
    public void A_link_keeps_its_chance_and_moves_no_other()
    {
        var chances = Of($"<p>{Line}</p><p><a href=/1>{Line}</a></p><p>{Line}</p>", 0.9f, 0.02f, 0.9f);
        Assert.Equal([0.9f, 0.02f, 0.9f], chances.Select(chance => MathF.Round(chance, 3)));
    }

    private static float[] Of(string html, params float[] chances)
    {
        var tree = PageTreeReader.Read(PageParser.Parse($"<html><body><div>{html}</div></body></html>"), new Uri("https://www.example.com/"), CancellationToken.None);
        return AlikeChances.Of(PageFacts.Of(tree, PageHead.Read(tree)), chances);
    }
}
