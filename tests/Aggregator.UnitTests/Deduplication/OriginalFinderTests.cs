using Aggregator.Core.Deduplication;

namespace Aggregator.UnitTests.Deduplication;

public sealed class OriginalFinderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_wins_when_nobody_credits_anybody()
    {
        var verdict = OriginalFinder.Find([Copy(1, "a.example", 30), Copy(2, "b.example", 0), Copy(3, "c.example", 60)]);
        Assert.Equal(2, verdict.ArticleId);
        Assert.Equal(TimeSpan.FromMinutes(60), verdict.Copies.Single(x => x.ArticleId == 3).Lag);
    }

    [Fact]
    public void A_canonical_link_outweighs_time()
    {
        var verdict = OriginalFinder.Find([Copy(1, "early.example", 0) with { CanonicalUrl = "https://www.source.example/x" }, Copy(2, "source.example", 45)]);
        Assert.Equal(2, verdict.ArticleId);
        Assert.Contains(verdict.Copies.Single(x => x.ArticleId == 2).Reasons, x => x.Contains("canonical link of early.example", StringComparison.Ordinal));
    }

    [Fact]
    public void A_credit_line_names_the_original()
    {
        var verdict = OriginalFinder.Find([Copy(1, "portal.example", 0) with { Credit = "来源：海港日报" }, Copy(2, "harbour.example", 20) with { SiteName = "海港日報" }]);
        Assert.Equal(2, verdict.ArticleId);
        Assert.Null(verdict.Origin);
    }

    [Fact]
    public void An_agency_that_is_not_among_the_copies_is_named_as_origin()
    {
        var verdict = OriginalFinder.Find([Copy(1, "a.example", 0) with { Opening = "LONDON (Reuters) - The council" }, Copy(2, "b.example", 5) with { Credit = "Reuters" }]);
        Assert.Equal("Reuters", verdict.Origin);
    }

    [Fact]
    public void An_excerpt_is_not_the_original_though_it_came_first()
    {
        var verdict = OriginalFinder.Find([Copy(1, "teaser.example", 0) with { Length = 200 }, Copy(2, "paper.example", 10)]);
        Assert.Equal(2, verdict.ArticleId);
    }

    [Fact]
    public void A_changed_title_is_shown_with_the_originals()
    {
        var verdict = OriginalFinder.Find([Copy(1, "a.example", 0) with { Title = "Bridge to be rebuilt" }, Copy(2, "b.example", 9) with { Title = "You will not believe this bridge" }]);
        Assert.Equal("Bridge to be rebuilt", verdict.Copies.Single(x => x.ArticleId == 2).RetitledFrom);
        Assert.Null(verdict.Copies.Single(x => x.ArticleId == 1).RetitledFrom);
    }

    [Fact]
    public void A_publish_time_after_the_first_sight_is_not_believed() =>
        Assert.Equal(Noon, (Copy(1, "a.example", 0) with { PublishedAt = Noon.AddDays(1) }).AppearedAt);

    [Theory]
    [InlineData("新华社北京5月1日电", "新华社")]
    [InlineData("PARIS (AP) —", "AP")]
    [InlineData("Japan opens a new line", null)]
    [InlineData("", null)]
    public void Agencies_are_known_by_their_names(string text, string? agency) => Assert.Equal(agency, NewsAgencies.In(text));

    private static CopyFacts Copy(long id, string host, int minutes) =>
        new(id, $"https://{host}/{id}", null, "The same title", 1000, "", null, null, null, Noon.AddMinutes(minutes));
}
