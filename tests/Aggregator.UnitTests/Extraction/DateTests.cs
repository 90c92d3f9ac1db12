using System.Globalization;
using Aggregator.Core.Extraction;

namespace Aggregator.UnitTests.Extraction;

public sealed class DateTests
{
    private const string Plain = "https://www.example.com/news/bridge.html";

    [Theory]
    [InlineData("""<div class="day"><span class="month">Feb</span> <span class="date">18</span><span class="year">2019</span></div>""")]
    [InlineData("""<p>ida<a href="#1"><span>18.02.19</span><span>12:44</span></a></p>""")]
    [InlineData("""<table><tr><td>18 | 02 | 2019</td><td>Traffic</td></tr></table>""")]
    [InlineData("""<p><em>( Westport, 18 February 19 )</em></p>""")]
    [InlineData("""<p>2019. február 18.</p>""")]
    [InlineData("""<p>Thứ hai, 18 tháng 2, 2019</p>""")]
    [InlineData("""<p>⋅ February 18, 2019 ⋅ Print ⋅ Comment</p>""")]
    public void The_line_under_the_heading_tells_the_day_in_many_forms(string line) => Assert.Equal("2019-02-18", Day(Read(line)));

    [Theory]
    [InlineData("""<span property="dc:date dc:created" content="2019-02-18T10:30:00+01:00">Mon, 02/03/2019 - 10:30</span>""")]
    [InlineData("""<abbr class="published" title="2019-02-18T10:30:00+01:00">some days ago</abbr>""")]
    [InlineData("""<span itemprop="datePublished" content="2019-02-18T10:30:00+01:00">Monday</span>""")]
    [InlineData("""<span class="ago" data-published="2019-02-18T10:30:00+01:00">5 years</span>""")]
    [InlineData("""<span class="ago" data-timestamp="1550482200">…</span>""")]
    [InlineData("""<time unixtime="1550482200">Monday</time>""")]
    public void Markup_tells_the_moment_that_the_shown_text_leaves_open(string mark) =>
        Assert.Equal(new DateTimeOffset(2019, 2, 18, 9, 30, 0, TimeSpan.Zero), Read($"<p>{mark}</p>").Published);

    [Theory]
    [InlineData("originalPublicationDate")]
    [InlineData("dcterms:created")]
    [InlineData("published_at")]
    public void Meta_elements_of_many_vocabularies_tell_it(string name) =>
        Assert.Equal("2019-02-18", Day(Read("", head: $"""<meta name="{name}" content="2019-02-18">""")));

    [Theory]
    [InlineData("/world/2019/feb/18/bridge", "2019-02-18")]
    [InlineData("/n1/2019/0218/c1004-3001.html", "2019-02-18")]
    [InlineData("/gn/2019/02-18/8757.shtml", "2019-02-18")]
    [InlineData("/201902/18/bridge.html", "2019-02-18")]
    [InlineData("/18/02/2019/bridge", "2019-02-18")]
    [InlineData("/news/article/A201902181432000519", "2019-02-18")]
    [InlineData("/view/20190218143217", "2019-02-18")]
    [InlineData("/view/20190218990000", null)]
    [InlineData("/web/20190218143217/bridge", null)]
    [InlineData("/item/NUMBER201902181432", null)]
    [InlineData("/201211_bridge", null)]
    [InlineData("/item/20191518/bridge", null)]
    public void The_address_tells_the_day_in_the_forms_of_editors_systems(string path, string? day) =>
        Assert.Equal(day, Day(Read("", url: $"https://www.example.com{path}")));

    [Fact]
    public void An_address_of_long_ago_goes_before_a_new_edition()
    {
        const string head = """<meta property="article:published_time" content="2023-06-17T18:28:00+02:00">""";
        Assert.Equal("2017-07-12", Day(Read("", head: head, url: "https://www.example.com/blog/2017/07/12/bridge")));
        Assert.Equal("2023-06-17", Day(Read("", head: head, url: "https://www.example.com/blog/2023/06/16/bridge")));
        Assert.Equal("2023-06-17", Day(Read("", head: head, url: "https://www.example.com/blog/20170712-bridge")));
    }

    [Theory]
    [InlineData("example.de", "2022-11-06T23:00:00.000Z", "2022-11-07 00:00 +01:00")]
    [InlineData("example.de", "2022-07-06T22:00:00+00:00", "2022-07-07 00:00 +02:00")]
    [InlineData("example.gr", "2022-11-06T22:00:00Z", "2022-11-07 00:00 +02:00")]
    [InlineData("example.cn", "2022-11-06T16:00:00Z", "2022-11-07 00:00 +08:00")]
    [InlineData("example.de", "2022-11-06T22:00:00Z", "2022-11-06 22:00 +00:00")]
    [InlineData("example.de", "2022-11-06T23:00:01Z", "2022-11-06 23:00 +00:00")]
    [InlineData("example.de", "2022-11-06T23:00:00", "2022-11-06 23:00 +00:00")]
    [InlineData("example.de", "06.11.2022 23:00 von Fritz", "2022-11-06 23:00 +00:00")]
    [InlineData("example.com", "2022-11-06T23:00:00Z", "2022-11-06 23:00 +00:00")]
    public void A_day_that_is_stored_as_the_moment_it_begins_where_the_site_is_stays_that_day(string host, string written, string published) =>
        Assert.Equal(published, Read("", head: $"""<meta property="article:published_time" content="{written}">""", url: $"https://www.{host}/bridge").Published?.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("/2023/11/08/bridge", """<div class="date">Thursday, November 9th 2023</div>""", "", "2023-11-08 23:30 -06:00")]
    [InlineData("/bridge", "", "Published: November 8, 2023 at 11:30 p.m.", "2023-11-08 23:30 -06:00")]
    [InlineData("/bridge", "", "Published: November 9, 2023 at 05:30 a.m.", "2023-11-09 05:30 +00:00")]
    [InlineData("/2023/11/08/bridge", "", "", "2023-11-08 23:30 -06:00")]
    public void The_shown_day_gives_a_moment_in_utc_its_zone(string path, string header, string line, string expected)
    {
        var article = Read($"<p>{line}</p>", head: """<meta property="article:published_time" content="2023-11-09T05:30:59+00:00">""", before: header, url: $"https://www.example.com{path}");
        Assert.Equal(expected, $"{article.Published:yyyy-MM-dd HH:mm zzz}");
        Assert.Equal(new DateTimeOffset(2023, 11, 9, 5, 30, 59, TimeSpan.Zero), article.Published);
    }

    [Fact]
    public void Stated_zones_of_both_dates_are_kept()
    {
        var article = Read("", head: """<meta property="article:published_time" content="2024-02-18T08:00:00+05:30"><meta property="article:modified_time" content="2024-02-19T09:00:00-08:00">""");
        Assert.Equal(TimeSpan.FromHours(5.5), article.Published!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(-8), article.Modified!.Value.Offset);
    }

    [Theory]
    [InlineData("<p>Stand: 12.11.2023</p><p>(unverändert seit: 05.11.2023)</p>")]
    [InlineData("<p>Erstellt am:</p><p>12.11.2023</p><p>Letzte Änderung: 14.11.2023</p>")]
    [InlineData("<p>Zuletzt aktualisiert: 14.11.2023</p><p>Gepostet am 12.11.2023</p>")]
    public void The_label_tells_which_date_is_the_publication(string lines) => Assert.Equal("2023-11-12", Day(Read(lines)));

    [Theory]
    [InlineData("""<div class="news-single-timedata">12.11.2023 <span>- Redaktion: Ida Falk</span></div>""", "2023-11-12")]
    [InlineData("", "2023-11-20")]
    public void The_date_shown_over_the_text_goes_before_a_loose_name_of_the_head(string line, string day) =>
        Assert.Equal(day, Day(Read(line, head: """<meta name="date" content="2023-11-20">""")));

    [Theory]
    [InlineData("<p>12 November 2023</p>", "2023-11-12")]
    [InlineData("", "2019-05-03")]
    public void A_labelled_date_within_the_text_counts_when_the_heading_has_none(string line, string day) =>
        Assert.Equal(day, Day(Read(line, story: $"{Pages.EnglishStory}<p>Published: 3 May 2019 by Harbour Press, the first report had warned the council that both bearings would fail.</p><p>The shops by the bridge hope that the summer will be long and that their customers from the other bank come by ferry.</p>")));

    [Fact]
    public void A_publication_that_repeats_the_change_gives_way_to_an_earlier_one()
    {
        const string head = """<meta property="article:published_time" content="2023-12-07T12:43:39Z"><meta property="article:modified_time" content="2023-12-07T12:43:39Z">""";
        var article = Read("", head: head + """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge","datePublished":"2023-12-05T22:00:40Z"}</script>""");
        Assert.Equal("2023-12-05", Day(article));
        Assert.Equal("2023-12-07", Day(Read("", head: head)));
    }

    [Fact]
    public void The_date_of_another_node_serves_an_article_that_states_none() => Assert.Equal("2023-12-05", Day(Read("", head:
        """<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"Bridge","datePublished":"2023-12-05T22:00:40Z"},{"@type":"Article","headline":"Old bridge","author":{"name":"Ida Falk"}}]}</script>""")));

    [Theory]
    [InlineData("""<script>self.state = "{\"post\":{\"publishedAt\":\"2019-02-18T10:00:00Z\"}}"</script>""", "2019-02-18")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "old" bridge","datePublished":"2019-02-18T10:00:00Z"}</script>""", "2019-02-18")]
    [InlineData("""<script>var a = {"publishedAt":"2019-02-18T10:00:00Z"}, b = {"publishedAt":"2019-03-01T10:00:00Z"};</script>""", null)]
    public void Scripts_tell_the_day_when_nothing_else_does_and_they_tell_but_one(string script, string? day) => Assert.Equal(day, Day(Read("", head: script)));

    [Theory]
    [InlineData("<p>This page was last modified on 4 November 2023, at 19:23.</p>", "2023-11-04")]
    [InlineData("<p>Last updated on 4 November 2023</p><p>Posted on 2 November 2023</p>", "2023-11-02")]
    public void A_shown_change_stands_in_for_a_publication_that_the_page_leaves_out(string lines, string day) => Assert.Equal(day, Day(Read("", after: lines)));

    [Fact]
    public void A_change_that_only_the_head_states_stands_in_for_nothing()
    {
        var article = Read("", head: """<meta property="article:modified_time" content="2024-02-19T09:00:00-08:00">""");
        Assert.Null(article.Published);
        Assert.NotNull(article.Modified);
        Assert.Equal("modified", Read("<p>Last updated: 4 November 2023</p>").Origins["published"]);
    }

    [Theory]
    [InlineData("""<meta property="article:published_time" content="2031-02-18T08:00:00Z">""")]
    [InlineData("""<meta property="article:published_time" content="1970-01-01T00:00:00Z">""")]
    [InlineData("""<meta property="article:published_time" content="0001-01-01T00:00:00Z">""")]
    [InlineData("""<meta name="date" content="00/00/0000">""")]
    public void Dates_of_the_future_and_dates_that_cannot_be_are_refused(string head) => Assert.Null(Read("", head: head).Published);

    [Theory]
    [InlineData("<p>© 2023-11-04 Westport Times</p>")]
    [InlineData("""<div class="comments"><p class="comment-meta">Posted by Tom on 4 November 2023</p></div>""")]
    [InlineData("""<div id="related"><ul><li><time datetime="2023-11-04">4 November</time> <a href="/ferry">Ferry line to end</a></li></ul></div>""")]
    public void Dates_of_copyright_comments_and_other_articles_do_not_count(string after) => Assert.Null(Read("", after: after).Published);

    [Theory]
    [InlineData("<p>WESTPORT, November 4, 2023 -- The mayor spoke of the bridge, the ferry, the school and the long winter that all had behind them now.</p>", "2023-11-04")]
    [InlineData("<p>On November 4, 2023, the mayor spoke of the bridge, the ferry, the school and the long winter that all had behind them by then.</p>", null)]
    public void A_paragraph_that_begins_with_place_and_date_tells_the_day(string paragraph, string? day) => Assert.Equal(day, Day(Read("", before: "", story: paragraph + Pages.EnglishStory)));

    [Theory]
    [InlineData("Old bridge in Westport closes for eleven weeks | WT | 18.02.2019", "2019-02-18")]
    [InlineData("Old bridge in Westport closes on 18.02.2019 after a long inspection | Westport Times", null)]
    public void A_part_of_the_page_title_that_is_a_date_tells_the_day(string title, string? day) => Assert.Equal(day, Day(Read("", title: title)));

    [Fact]
    public void A_chinese_date_is_read_in_the_zone_of_china() =>
        Assert.Equal(new DateTimeOffset(2024, 2, 20, 9, 36, 0, TimeSpan.FromHours(8)), Read("<p>2024年2月20日 09:36 来源：远望网</p>").Published);

    private static string? Day(ExtractedArticle article) => article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ExtractedArticle Read(string line, string head = "", string before = "", string after = "", string story = Pages.EnglishStory, string title = "Old bridge in Westport closes for eleven weeks | Westport Times", string url = Plain) =>
        Pages.Read($"""
            <!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body>
            {before}<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
            <main><article><h1>Old bridge in Westport closes for eleven weeks</h1>{line}<div class="article-body">{story}</div></article>{after}</main>
            <footer><p>© 2024 Westport Times. All rights reserved.</p></footer></body></html>
            """, url);
}
