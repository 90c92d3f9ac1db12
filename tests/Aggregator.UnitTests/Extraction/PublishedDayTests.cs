namespace Aggregator.UnitTests.Extraction;

public sealed class PublishedDayTests
{
    [Fact]
    public void The_address_tells_the_local_day_of_a_moment_that_the_page_repeats_in_UTC()
    {
        const string Moment = "2023-11-09T05:30:59+00:00";
        var published = Read($"""<meta property="article:published_time" content="{Moment}">""", $"""<p><time datetime="{Moment}">Yesterday</time></p>""", "https://news.example.com/2023/11/08/old-bridge/");
        Assert.Equal((new DateOnly(2023, 11, 8), DateTimeOffset.Parse(Moment, System.Globalization.CultureInfo.InvariantCulture).UtcTicks), (DateOnly.FromDateTime(published!.Value.Date), published.Value.UtcTicks));
    }

    private static DateTimeOffset? Read(string head, string line, string url) => Pages.Read($"""
        <!DOCTYPE html><html lang="en"><head><title>Old bridge in Westport closes for eleven weeks</title>{head}</head><body>
        <article><h1>Old bridge in Westport closes for eleven weeks</h1>{line}<div class="article-body">{Pages.EnglishStory}</div></article></body></html>
        """, url).Published;
}
