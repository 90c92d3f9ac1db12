using Aggregator.Core.Extraction.Scoring;

namespace Aggregator.UnitTests.Extraction;

public sealed class CueTests
{
    private const string Prose = " the harbour authority of Westport, which said on Tuesday that the old swing bridge will close to cars for eleven weeks, because engineers found cracks in two of the main bearings during the winter inspection";

    [Theory]
    [InlineData("Lea: El puente viejo se cierra", "lead_in")]
    [InlineData("» Mehr dazu im Archiv", "lead_in")]
    [InlineData("延伸閱讀：舊橋封閉", "lead_in")]
    [InlineData("Seguici su Telegram", "follow")]
    [InlineData("This article was originally published by the Courier", "origin")]
    public void A_line_that_leads_away_is_told_by_how_it_begins(string text, string cue) => Assert.Contains(cue, CuesOf(text));

    [Theory]
    [InlineData("The keeper would not read more", "lead_in")]
    [InlineData("Old bridge closes for eleven weeks", "lead_in")]
    public void A_lead_in_counts_at_the_beginning_alone(string text, string cue) => Assert.DoesNotContain(cue, CuesOf(text));

    [Fact]
    public void A_longer_block_is_told_by_its_beginning_and_prose_by_none()
    {
        Assert.Contains("follow", CuesOf("Follow us and" + Prose));
        Assert.DoesNotContain("follow", CuesOf(Prose + Prose + " and follow us"));
        Assert.Empty(CuesOf("Follow us and" + Prose + Prose + Prose));
    }

    [Fact]
    public void Cues_of_short_lines_say_nothing_of_longer_blocks()
    {
        Assert.Contains("copyright", CuesOf("All rights reserved"));
        Assert.DoesNotContain("copyright", CuesOf("All rights reserved by" + Prose));
        Assert.True(TextCues.Shipped.Names.Count <= 32);
    }

    private static List<string> CuesOf(string text)
    {
        var bits = TextCues.Shipped.Find(text);
        return [.. TextCues.Shipped.Names.Where((_, i) => (bits >> i & 1) != 0)];
    }
}
