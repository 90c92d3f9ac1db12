using Aggregator.Core.Extraction.Drift;

namespace Aggregator.UnitTests.Extraction.Drift;

public sealed class DriftDetectorTests
{
    [Fact]
    public void A_text_that_stays_short_raises_an_alarm_with_its_numbers()
    {
        var site = new SimulatedSite(1);

        var found = Verdict([.. site.Articles(150), .. site.Articles(20, 0.18)]);

        var shorter = found[0];
        Assert.Equal(DepartureKind.Shorter, shorter.Kind);
        Assert.Matches(@"^\d\d % of the text of before: median \d{3} letters instead of 2,\d{3} over the last 20 articles\.$", shorter.Sentence);
        Assert.InRange(shorter.Odd.Count, 18, 20);
        Assert.Equal(170, shorter.Odd[^1]);
    }

    [Fact]
    public void It_is_raised_before_the_whole_window_is_short()
    {
        var site = new SimulatedSite(2);

        Assert.Empty(Verdict([.. site.Articles(150), .. site.Articles(5, 0.15)]));
        Assert.NotEmpty(Verdict([.. site.Articles(150), .. site.Articles(16, 0.15)]));
    }

    [Fact]
    public void Texts_that_swallow_the_rest_of_the_page_raise_an_alarm()
    {
        var site = new SimulatedSite(3);

        var found = Verdict([.. site.Articles(150), .. site.Articles(20, 3)]);

        Assert.Contains(found, departure => departure.Kind == DepartureKind.Longer && departure.Sentence.Contains(" times the text of before", StringComparison.Ordinal));
        Assert.Contains(found, departure => departure.Kind == DepartureKind.MoreBlocks);
    }

    [Fact]
    public void A_few_odd_articles_raise_nothing()
    {
        var site = new SimulatedSite(4);
        var history = site.Articles(170);
        for (var i = 152; i < 170; i += 6)
            history[i] = history[i] with { Letters = 40, Blocks = 1, Headings = 0, Dated = false, Authored = false, Strategy = "densest element" };

        Assert.Empty(Verdict(history));
    }

    [Fact]
    public void A_site_of_flashes_and_long_reads_raises_nothing()
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var site = new SimulatedSite(100 + seed) { Spread = 1.3, Headings = 0 };
            Assert.Empty(Verdict([.. site.Articles(150), .. site.Articles(20, 0.5)]));
        }
    }

    [Fact]
    public void A_site_whose_sections_take_turns_raises_nothing()
    {
        var site = new SimulatedSite(5);
        var history = Enumerable.Range(0, 10).SelectMany(turn => site.Articles(22, turn % 2 == 0 ? 1 : 0.25)).ToList();

        Assert.Empty(Verdict(history));
    }

    [Fact]
    public void Authors_that_vanish_raise_an_alarm()
    {
        var site = new SimulatedSite(6);
        var history = site.Articles(150);
        site.AuthoredShare = 0.1;

        var found = Assert.Single(Verdict([.. history, .. site.Articles(20)]));

        Assert.Equal(DepartureKind.Author, found.Kind);
        Assert.Matches(@"^No author on the page of (1[5-9]|20) of the last 20 articles; before, 9\d % had one\.$", found.Sentence);
    }

    [Fact]
    public void Dates_and_headings_that_vanish_raise_an_alarm()
    {
        var site = new SimulatedSite(7);
        var history = site.Articles(60);
        (site.DatedShare, site.Headings) = (0, 0);

        Assert.Equal([DepartureKind.FewerHeadings, DepartureKind.Date], Verdict([.. history, .. site.Articles(20)]).Select(departure => departure.Kind));
    }

    [Fact]
    public void A_share_that_rises_raises_nothing()
    {
        var site = new SimulatedSite(8) { AuthoredShare = 0.1, DatedShare = 0.2 };
        var history = site.Articles(150);
        (site.AuthoredShare, site.DatedShare) = (1, 1);

        Assert.Empty(Verdict([.. history, .. site.Articles(20)]));
    }

    [Fact]
    public void Another_way_of_finding_the_text_raises_an_alarm_unless_the_operator_chose_it()
    {
        var site = new SimulatedSite(9);
        var (before, recent) = (site.Articles(150), site.Articles(20));

        var found = Assert.Single(Verdict([.. before, .. recent.Select(sample => sample with { Strategy = "prose group" })]));

        Assert.Equal(DepartureKind.Strategy, found.Kind);
        Assert.Contains("in 20 of the last 20 articles, mostly by 'prose group'", found.Sentence, StringComparison.Ordinal);
        Assert.Empty(Verdict([.. before, .. recent.Select(sample => sample with { Strategy = "site rule" })]));
    }

    [Theory]
    [InlineData(29, 8, false)]
    [InlineData(30, 7, false)]
    [InlineData(30, 12, true)]
    public void Of_few_articles_nothing_is_said(int before, int recent, bool alarm)
    {
        var site = new SimulatedSite(10) { AuthoredShare = 1 };
        var history = site.Articles(before);
        history.AddRange(site.Articles(recent, 0.1).Select(sample => sample with { Authored = false }));

        Assert.Equal(alarm, Verdict(history).Count > 0);
    }

    [Fact]
    public void A_site_that_is_as_before_is_no_longer_held()
    {
        var site = new SimulatedSite(11);
        var before = site.Articles(150);
        var half = (IReadOnlyList<SiteSample>)[.. site.Articles(10, 0.15), .. site.Articles(10)];

        Assert.NotEmpty(DriftDetector.Compare(before, site.Articles(20, 0.15), DriftThresholds.Holds));
        Assert.NotEmpty(DriftDetector.Compare(before, half, DriftThresholds.Holds));
        Assert.Empty(DriftDetector.Compare(before, site.Articles(20), DriftThresholds.Holds));
    }

    [Fact]
    public void Pages_that_stop_being_articles_raise_an_alarm()
    {
        var pages = Enumerable.Range(1, 120).Select(id => new PageSample(id, DateTimeOffset.UnixEpoch.AddHours(id), id % 12 != 0)).ToList();
        var recent = Enumerable.Range(121, 20).Select(id => new PageSample(id, DateTimeOffset.UnixEpoch.AddHours(id), id == 130)).ToList();

        var found = DriftDetector.ComparePages(pages, recent, DriftThresholds.Begins);

        Assert.Equal("No article on 19 of the last 20 pages; before, 92 % were articles.", found?.Sentence);
        Assert.Null(DriftDetector.ComparePages(pages, [.. recent.Select((page, i) => page with { IsArticle = i % 3 != 0 })], DriftThresholds.Begins));
    }

    [Fact]
    public void Of_two_hundred_steady_sites_at_most_two_raise_a_false_alarm()
    {
        var alarmed = Enumerable.Range(0, 200).Count(seed =>
        {
            var random = new Random(seed);
            var site = new SimulatedSite(1000 + seed)
            {
                Letters = 500 + (random.NextDouble() * 4000),
                Spread = 0.3 + (random.NextDouble() * 0.7),
                AuthoredShare = random.NextDouble(),
                DatedShare = 0.5 + (random.NextDouble() / 2),
                OtherStrategyShare = random.NextDouble() / 2,
                Headings = random.Next(5),
            };
            var history = site.Articles(300);
            return Enumerable.Range(1, 60).Any(check => Verdict(history[..(check * 5)]).Count > 0);
        });

        Assert.InRange(alarmed, 0, 2);
    }

    [Fact]
    public void An_alarm_on_the_border_does_not_come_and_go()
    {
        var ended = Enumerable.Range(0, 20).Count(seed =>
        {
            var site = new SimulatedSite(200 + seed);
            var (before, since) = (site.Articles(200), site.Articles(150, 0.45));
            return Enumerable.Range(20, 130).Any(last => DriftDetector.Compare(before, since[(last - 20)..last], DriftThresholds.Holds).All(departure => departure.Kind != DepartureKind.Shorter));
        });

        Assert.InRange(ended, 0, 1);
    }

    [Fact]
    public void A_change_that_came_all_at_once_is_dated_to_its_first_article()
    {
        var site = new SimulatedSite(12);
        var history = SiteHistory.Of([.. site.Articles(150), .. site.Articles(50, 0.15)], []);

        var found = history.Departures([]);

        Assert.Contains(found, departure => departure.Kind == DepartureKind.Shorter);
        Assert.InRange((history.Onset(found) - SimulatedSite.Start).TotalHours, 149, 153);
        Assert.True(history.Articles.Since[0].Id <= 151);
    }

    private static IReadOnlyList<Departure> Verdict(List<SiteSample> history) =>
        SiteHistory.Of(history, []).Departures([]);
}
