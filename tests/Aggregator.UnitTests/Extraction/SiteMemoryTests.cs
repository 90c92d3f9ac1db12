using Aggregator.Core.Extraction;

namespace Aggregator.UnitTests.Extraction;

public sealed class SiteMemoryTests
{
    private const string Call = "The Courier is on every network now: follow our pages and tell your friends on both banks of the river about them.";
    private const string Rights = "(Text of the Westport office, not to be passed on.)";

    [Fact]
    public void What_a_site_says_under_all_its_articles_is_left_out_once_others_are_known()
    {
        var third = Page(3, Call, Rights);
        Assert.Contains(Call, Pages.Read(third).Text, StringComparison.Ordinal);

        var article = Read(third, Memory(Page(1, Call, Rights), Page(2, Call, Rights)));

        Assert.EndsWith("night 3 of the calm.", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("every network", article.Html, StringComparison.Ordinal);
        Assert.Contains(article.Decisions, line => line.StartsWith("cut: 2 of 2 other articles of the site say it too: The Courier is on every", StringComparison.Ordinal));
    }

    [Fact]
    public void One_other_article_is_not_enough()
    {
        Assert.Contains(Call, Read(Page(3, Call), Memory(Page(1, Call), Page(2))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_a_small_share_of_articles_has_stays()
    {
        var memory = Memory([.. Enumerable.Range(10, 20).Select(i => Page(i)), Page(1, Call), Page(2, Call)]);
        Assert.Contains(Call, Read(Page(3, Call), memory).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_of_one_article_do_not_make_its_text_a_repeat()
    {
        var memory = Memory(Page(1), Page(1, Call), Page(1, Rights), Page(2), Page(3));
        Assert.Equal(3, memory.Articles);

        Assert.Equal(Pages.Read(Page(1)).Text, Read(Page(1), memory).Text);
    }

    [Fact]
    public void An_article_that_grew_under_other_titles_keeps_what_it_said_before()
    {
        string Version(int number) => Story(string.Concat(Enumerable.Range(0, number).Reverse().Select(i => $"<p>{Sentence(100 + i)}</p>")) + Body(1), $"Bridge closed, report {(char)('a' + number)}");
        var memory = Memory(Version(1), Version(3), Version(5));

        Assert.Contains(Sentence(7), Read(Version(7), memory).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_lines_and_headings_between_what_the_article_says_stay()
    {
        string With(int seed) => Story($"<h2>What is known</h2>{Body(seed)}<h2>What comes next</h2>{Body(seed + 50)}", $"Report of {(char)('a' + seed)}");
        var article = Read(With(3), Memory(With(1), With(2)));
        Assert.Contains("What is known", article.Text, StringComparison.Ordinal);
        Assert.Contains("What comes next", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_says_nothing_of_its_own_is_read_as_it_is()
    {
        var memory = Memory(Page(1, Call, Rights), Page(2, Call, Rights)).With(Read(Story($"<p>{Call}</p><p>{Rights}</p>", "Notice")));
        Assert.Contains(Call, Read(Story($"<p>{Call}</p><p>{Rights}</p>", "Other notice"), memory).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stored_of_an_article_is_not_a_repeat_when_it_is_visited_again()
    {
        var memory = Memory(Page(1, Call), Page(2, Call)).Without($"Some text.\n\n{Call}");
        Assert.Contains(Call, Read(Page(3, Call), memory).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_articles_are_forgotten_and_the_bytes_give_the_same_memory()
    {
        var memory = Memory([.. Enumerable.Range(1, 60).Select(i => Page(i, Call))]);
        Assert.Equal(40, memory.Articles);

        var read = SiteMemory.FromBytes(memory.ToBytes());

        Assert.Equal(memory.ToBytes(), read.ToBytes());
        Assert.DoesNotContain(Call, Read(Page(70, Call), read).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_memory_are_an_empty_one()
    {
        var bytes = Memory(Page(1, Call), Page(2, Call)).ToBytes();
        Assert.Equal(0, SiteMemory.FromBytes(bytes.AsSpan(0, bytes.Length - 1)).Articles);
        Assert.Equal(0, SiteMemory.FromBytes([9, 1, 2, 3]).Articles);
        Assert.Equal(0, SiteMemory.FromBytes([]).Articles);
    }

    private static SiteMemory Memory(params string[] pages) => pages.Aggregate(SiteMemory.Empty, (memory, page) => memory.With(Pages.Read(page)));

    private static ExtractedArticle Read(string html, SiteMemory? memory = null) => ArticleExtractor.Extract(Pages.Of(html) with { SiteMemory = memory }).Article!;

    private static string Page(int seed, params string[] after) => Story(Body(seed) + string.Concat(after.Select(line => $"<p>{line}</p>")), $"Calm of {Words(seed)} at the cape");

    private static string Story(string body, string title) => $"""
        <!DOCTYPE html><html lang="en"><head><title>{title} | Westport Courier</title></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
        <main><article><h1>{title}</h1><div class="article-body">{body}</div></article></main><footer>© Westport Courier</footer></body></html>
        """;

    private static string Body(int seed) => string.Concat(Enumerable.Range(0, 4).Select(i => $"<p>{Sentence((seed * 7) + i)}</p>")) + $"<p>The keeper of {Words(seed)} wrote it all down in night {seed} of the calm.</p>";

    private static string Sentence(int seed) =>
        $"The weather station at Cape {Words(seed)} tells of a long calm in which the wind from {Words(seed + 3)} turned through every quarter, tore the tiles of {Words(seed + 5)} from the lamp house and left its keeper without sleep.";

    // Letters, because the memory takes lines that differ in figures alone for the same.
    private static string Words(int seed) => new([.. seed.ToString("0000", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))]);
}
