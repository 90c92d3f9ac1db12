namespace Aggregator.UnitTests.Extraction;

/// <summary>Classes of traps, each on a page built for it: what belongs is in the body, what does not is not.</summary>
public sealed class TrapTests
{
    private const string ChineseShort = """
        <p>本报讯 昨日上午，临江市第三人民医院新门诊楼正式投入使用，首日接诊患者一千二百余人次，秩序井然。</p>
        <p>据医院介绍，新楼共设诊室八十六间，预约挂号、缴费与取药均可在手机上完成，患者平均等候时间缩短约四成。</p>
        """;

    [Fact]
    public void A_hot_list_longer_than_a_short_article_is_not_its_body()
    {
        var list = string.Concat(Enumerable.Range(1, 18).Select(i => $"<li><a href=\"/n/{i}.html\">第{i}条热门新闻标题讲的是完全不同的另外一件事情并且相当长</a></li>"));
        var article = Pages.Read($"""
            <html lang="zh"><head><title>临江三院新门诊楼启用_临江晚报</title></head><body><div class="nav"><a href="/">首页</a> <a href="/gn">国内</a></div>
            <div class="main"><h1>临江三院新门诊楼启用</h1><div class="info">2024-02-20 08:12 来源：临江晚报</div><div class="content">{ChineseShort}</div></div>
            <div class="hot"><h2>热门排行</h2><ol>{list}</ol></div></body></html>
            """);
        Assert.Contains("平均等候时间缩短约四成", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("热门新闻标题", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_set_beside_characters_are_not_mixed_into_the_text()
    {
        var article = Pages.Read("""
            <html lang="ja"><head><title>橋の工事が始まる</title></head><body><div id="main"><h1>橋の<ruby>工事<rt>こうじ</rt></ruby>が始まる</h1><div class="content">
            <p>西港市は火曜日、古い<ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>を十一週間<ruby>閉<rt>と</rt></ruby>じると発表しました。冬の点検で<ruby>部品<rt>ぶひん</rt></ruby>にひびが見つかったためです。</p>
            <p>工事の間、車は谷の道を通りますが、歩く人は朝六時から夜九時まで橋を渡ることができます。</p></div></div></body></html>
            """);
        Assert.Contains("古い橋を十一週間閉じると発表しました。", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ぶひん", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caption_stands_with_its_picture_and_not_in_the_text_of_a_paragraph()
    {
        var article = Pages.Read(Pages.Around("""<figure><img src="/bridge.jpg" alt="The bridge"><figcaption>The swing bridge on Monday. Photo: R. Moss</figcaption></figure>""" + Pages.EnglishStory));
        Assert.Contains("<figcaption>", article.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(article.Text.Split("\n\n"), line => line.Contains("The swing bridge on Monday", StringComparison.Ordinal) && line.Contains("The harbour authority", StringComparison.Ordinal));
    }

    [Fact]
    public void All_updates_of_a_live_blog_are_the_body()
    {
        var updates = string.Concat(Enumerable.Range(0, 12).Select(i => $"""
            <div class="liveblog-post" id="p{i}"><time datetime="2024-02-20T{18 - i:00}:05:00Z">{18 - i}:05</time><h3>Update number {i} from the bridge</h3>
            <p>At {18 - i} o'clock the divers came up after looking at pile {i * 3}, and the foreman said that the crack was {i + 2} centimetres long, longer than the drawings had it.</p></div>
            """));
        var article = Pages.Read(Pages.Around($"<div class=\"live-blog\">{updates}</div>"));
        for (var i = 0; i < 12; i++)
            Assert.Contains($"looking at pile {i * 3},", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_code_and_a_list_of_the_story_belong_to_it()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory + """
            <table><thead><tr><th>Year</th><th>Cost</th></tr></thead><tbody><tr><td>1987</td><td>0.9 million</td></tr><tr><td>2024</td><td>3.2 million</td></tr></tbody></table>
            <p>The authority publishes its measurements, and whoever likes can read them with three lines of a script, which its engineer wrote on a Sunday:</p>
            <pre><code>for pile in piles:
                print(pile.number, pile.crack)</code></pre>
            """));
        Assert.Contains("0.9 million", article.Text, StringComparison.Ordinal);
        Assert.Contains("print(pile.number, pile.crack)", article.Text, StringComparison.Ordinal);
        Assert.Contains("<table>", article.Html, StringComparison.Ordinal);
        Assert.Contains("<pre>", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_standings_without_head_cells_belongs_whole_with_the_heading_in_its_frame()
    {
        string[] teams = ["Westport", "Eastport", "Valley", "Old Mill", "North Bank", "Ferry", "Quarry", "Lakeside"];
        var rows = string.Concat(teams.Select((team, i) => $"<tr class=r{i % 2}><td>{i + 1}</td><td>{team}</td><td>{14 - i}</td><td>{3 * (14 - i) + 1}</td></tr>"));
        var stories = Pages.EnglishStory.Split('\n');
        var article = Pages.Read(Pages.Around(string.Join('\n', stories[..2]) + $"""
            <div class="tbl-frame"><h3>Standings after fourteen rounds</h3><div class="scroll"><table><tr class=top><td>No</td><td>Team</td><td>Won</td><td>Points</td></tr>{rows}</table></div></div>
            """ + string.Join('\n', stories[3..])));
        Assert.Contains("Standings after fourteen rounds\n\nNo\tTeam\tWon\tPoints\n1\tWestport\t14\t43\n2\tEastport\t13\t40\n", article.Text, StringComparison.Ordinal);
        Assert.Contains("8\tLakeside\t7\t22\n\n", article.Text, StringComparison.Ordinal);
        Assert.Contains("<td>Lakeside</td>", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_article_to_scroll_on_to_is_left_out_and_the_posts_of_one_article_stay()
    {
        const string second = """
            <p>The ferry between Eastport and the islands will make its last crossing in October, eighty years after the first one.</p>
            <p>Its owner said that a new boat would cost nine million and that no bank had been willing to lend a third of it.</p>
            <p>Islanders will have to drive around the bay, which takes an hour and a half on a dry day and far longer when it snows.</p>
            """;
        var text = Pages.Read(Pages.Around(Pages.EnglishStory, after: $"""</article><article class="article"><h1>Ferry line to end after eighty years</h1><div class="article-body">{second}</div>""")).Text;
        Assert.Contains("each took longer than planned.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ferry between Eastport", text, StringComparison.Ordinal);
        Assert.Contains("ferry between Eastport", Pages.Read(Pages.Around(Pages.EnglishStory + $"<article><h1>15:20 Ferry</h1>{second}</article>")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_on_cookies_in_full_is_left_out_and_an_article_on_cookies_is_not()
    {
        var policy = string.Concat(Enumerable.Range(1, 8).Select(i => $"""
            <p>Cookies of group {i} allow us and our affiliates to store information on the device that you use, to measure how our services are used, and to select what is shown to you on this site and on others.</p>
            <p>You may change your choice of group {i} at any time in the settings of your browser, on each of your devices, and with the tools that our providers offer.</p>
            """));
        var text = Pages.Read(Pages.Around(Pages.EnglishStory, after: $"""</article></main><main class="text"><article><div class="text-content">{policy}</div>""")).Text;
        Assert.DoesNotContain("Cookies of group", text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", text, StringComparison.Ordinal);
        var about = Pages.Around(policy).Replace("Old bridge in Westport closes for eleven weeks", "How sites use cookies to follow you", StringComparison.Ordinal);
        Assert.Contains("Cookies of group 5", Pages.Read(about).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The swing bridge of Westport on the morning of its closing in a light that painters like. REUTERS/Ann Lee/File Photo")]
    [InlineData("Divers come up after looking at the piles of the old bridge in the harbour of Westport. (AP Photo/Ann Lee, File)")]
    [InlineData("Cyclists may still cross the bridge between six in the morning and nine at night. (Photo: Ann Lee)")]
    [InlineData("Lorries wait in front of the bridge, which many of them will not cross again. Photo: Ann Lee/Getty Images")]
    public void A_line_that_ends_with_the_credit_of_a_picture_is_no_text_of_the_article(string caption)
    {
        var text = Pages.Read(Pages.Around(Pages.EnglishStory.Replace("<h2>", $"<p>{caption}</p><h2>", StringComparison.Ordinal))).Text;
        Assert.DoesNotContain("Ann Lee", text, StringComparison.Ordinal);
        Assert.Contains("The council put the cost at 3.2 million", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_told_in_captions_keeps_them()
    {
        var story = string.Concat(Enumerable.Range(1, 6).Select(i => $"<p><img src=/{i}.jpg></p><p>On day {i} of the repair the workers lift one of the main bearings of the old swing bridge out of the water and lay it on a barge. (Photo: Ann Lee)</p>"));
        Assert.Contains("On day 4 of the repair", Pages.Read(Pages.Around(story)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_teaser_before_a_wall_is_the_body_and_the_page_is_marked_as_paid()
    {
        var article = Pages.Read(Pages.Around(
            Pages.EnglishStory + """<div class="paywall"><h3>Read on with a subscription</h3><p>Subscribe now for 9.90 a month and read all articles without limits.</p><a href="/abo">Subscribe</a></div>""",
            """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge in Westport closes for eleven weeks","isAccessibleForFree":false}</script>"""));
        Assert.True(article.Paywalled);
        Assert.DoesNotContain("9.90", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_stands_in_the_linked_data_alone_is_read_from_there()
    {
        var body = string.Join(@"\n", Pages.EnglishStory.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "<[^>]+>", "").Trim()).Where(line => line.Length > 0)).Replace("\"", "\\\"", StringComparison.Ordinal);
        var article = Pages.Read($$"""
            <!DOCTYPE html><html lang="en"><head><title>Old bridge in Westport closes for eleven weeks</title>
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Old bridge in Westport closes for eleven weeks","articleBody":"{{body}}"}</script></head>
            <body><div id="app"><p>Please enable JavaScript to read this page.</p></div><footer><a href="/terms">Terms</a></footer></body></html>
            """);
        Assert.Contains("a detour of nearly forty kilometres", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("enable JavaScript", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accelerated_page_is_read_with_its_pictures()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory + """<amp-img src="/bridge.jpg" width="600" height="400" alt="The bridge"></amp-img>""").Replace("<html lang", "<html amp lang", StringComparison.Ordinal));
        Assert.Contains("each took longer than planned.", article.Text, StringComparison.Ordinal);
        Assert.Contains("https://www.example.com/bridge.jpg", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lazy_picture_is_shown_by_its_true_address()
    {
        var article = Pages.Read(Pages.Around("""<figure><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/pics/bridge-large.jpg"></figure>""" + Pages.EnglishStory));
        Assert.Contains("https://www.example.com/pics/bridge-large.jpg", article.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("base64", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_another_article_between_paragraphs_is_left_out()
    {
        var article = Pages.Read(Pages.Around(Pages.EnglishStory.Replace("<h2>", """<div class="read-also"><strong>Read also:</strong> <a href="/storm">Storm takes roof off the school in Eastport</a></div><h2>""", StringComparison.Ordinal)));
        Assert.DoesNotContain("Storm takes roof", article.Text, StringComparison.Ordinal);
        Assert.Contains("Who pays for the repair", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_part_paragraphs()
    {
        var story = Pages.EnglishStory.Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "<br><br>", StringComparison.Ordinal);
        var blocks = Pages.Read(Pages.Around(story)).Text.Split("\n\n");
        Assert.Contains(blocks, block => block.StartsWith("Lorries will have to take", StringComparison.Ordinal) && block.EndsWith("the authority added.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_captions_of_a_gallery_are_no_paragraphs_of_another_story()
    {
        var gallery = string.Concat(Enumerable.Range(1, 6).Select(i => $"<figure><img src=\"/g/{i}.jpg\"><figcaption>Picture {i} of 6</figcaption></figure>"));
        var article = Pages.Read(Pages.Around(Pages.EnglishStory, after: $"<div class=\"gallery\"><h3>More pictures</h3>{gallery}</div>"));
        Assert.DoesNotContain("More pictures", article.Text, StringComparison.Ordinal);
        Assert.Contains("each took longer than planned.", article.Text, StringComparison.Ordinal);
    }
}
