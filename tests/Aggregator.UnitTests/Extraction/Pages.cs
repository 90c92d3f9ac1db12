using Aggregator.Core.Extraction;

namespace Aggregator.UnitTests.Extraction;

/// <summary>Builds the pages that the extraction tests read.</summary>
internal static class Pages
{
    internal static readonly DateTimeOffset Now = new(2024, 2, 23, 12, 0, 0, TimeSpan.Zero);

    internal const string EnglishStory = """
        <p>The harbour authority of Westport said on Tuesday that the old swing bridge will close to cars for eleven weeks, because engineers found cracks in two of the main bearings during the winter inspection.</p>
        <p>Lorries will have to take the valley road, a detour of nearly forty kilometres, while cyclists and people on foot may still cross between six in the morning and nine at night, the authority added.</p>
        <h2>Who pays for the repair</h2>
        <p>The council put the cost at 3.2 million and wants the state to carry two thirds of it. A spokeswoman for the ministry said that nothing had been decided, but that talks would begin “within days”.</p>
        <blockquote><p>We have warned of this for nine years, and every year the answer was to wait for another report.</p></blockquote>
        <p>Shopkeepers near the bridge fear for their summer. “Half of my customers come from the other bank,” said the owner of a bakery, who plans to open later and to hire nobody this season.</p>
        <ul><li>Closed to cars from 4 March until 20 May.</li><li>Open to people on foot from six until nine.</li></ul>
        <p>The last great repair dates from 1987. It was meant to hold for twenty years, the archive of the authority shows, and was followed by three smaller ones that each took longer than planned.</p>
        """;

    internal static PageDocument Of(string html, string url = "https://www.example.com/news/2024/bridge.html") => new(html, new Uri(url)) { FetchedAt = Now };

    internal static ExtractedArticle Read(string html, string url = "https://www.example.com/news/2024/bridge.html")
    {
        var result = ArticleExtractor.Extract(Of(html, url));
        Assert.Null(result.Fault);
        return result.Article!;
    }

    /// <summary>An English page around a story, with navigation, a side bar and a footer.</summary>
    internal static string Around(string story, string head = "", string after = "") => $"""
        <!DOCTYPE html><html lang="en"><head><title>Old bridge in Westport closes for eleven weeks | Westport Courier</title>{head}</head><body>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
        <div class="layout"><main><article class="article"><h1>Old bridge in Westport closes for eleven weeks</h1>
        <div class="byline">By <a rel="author" href="/author/jane-miller">Jane Miller</a> and Tom Baker</div>
        <div class="meta"><time datetime="2024-02-20T07:30:00+01:00">20 February 2024</time></div>
        <div class="article-body">{story}</div>{after}</article></main>
        <aside class="sidebar"><h3>Most read</h3><ol><li><a href="/1">Storm takes roof off the school in Eastport</a></li><li><a href="/2">Ferry line to end after eighty years</a></li></ol></aside></div>
        <footer><p>© 2024 Westport Courier. All rights reserved.</p><p><a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer></body></html>
        """;
}
