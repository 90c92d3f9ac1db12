using Aggregator.Core.Extraction.Drift;

namespace Aggregator.UnitTests.Extraction.Drift;

public sealed class SiteSampleTests
{
    [Fact]
    public void A_stored_article_is_measured_by_its_blocks_headings_and_origins()
    {
        var sample = SiteSample.Of(7, DateTimeOffset.UnixEpoch, 42, "The pier\n\nIt reopens.\n\nAt last.", "<h2>The pier</h2><p>It reopens.</p><p>At last.</p>", "authors=json-ld\npublished=feed\ntitle=og:title", "prose group");

        Assert.Equal((42, 3, 1), (sample.Letters, sample.Blocks, sample.Headings));
        Assert.Equal((false, true), (sample.Dated, sample.Authored));
    }

    [Fact]
    public void An_article_without_origins_has_neither_date_nor_author_from_its_page()
    {
        var sample = SiteSample.Of(7, DateTimeOffset.UnixEpoch, 0, "", "", "", "");

        Assert.Equal((0, 0, false, false), (sample.Blocks, sample.Headings, sample.Dated, sample.Authored));
    }
}
