using Aggregator.Core.Extraction;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;

namespace Aggregator.UnitTests.Pipeline;

public sealed class ArticleComposerTests
{
    private static readonly DateTimeOffset OnPage = new(2024, 2, 20, 7, 30, 0, TimeSpan.FromHours(1)), InFeed = new(2024, 2, 19, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("article:published_time", true, "2024-02-20", "article:published_time")]
    [InlineData("modified", true, "2024-02-19", "feed")]
    [InlineData("modified", false, "2024-02-20", "modified")]
    public void The_publication_is_the_pages_unless_the_page_shows_only_a_change_and_the_feed_knows_more(string origin, bool feedTells, string day, string claimed)
    {
        var page = new ExtractedArticle { Kind = PageKind.Article, Html = "", Text = "", Strategy = "", Published = OnPage, Origins = new SortedDictionary<string, string> { ["published"] = origin } };
        var entry = new Entry { Url = "https://www.example.com/news/bridge.html", UrlHash = [], Host = "www.example.com", PublishedAt = feedTells ? InFeed : null };

        var article = ArticleComposer.Compose(entry, page, new Uri("https://www.example.com/news/bridge.html"), [], OnPage, OnPage);

        Assert.Equal(day, $"{article.PublishedAt:yyyy-MM-dd}");
        Assert.Contains($"published={claimed}", article.Origins, StringComparison.Ordinal);
    }
}
