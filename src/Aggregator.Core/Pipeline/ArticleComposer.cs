using Aggregator.Core.Extraction;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Makes the article's row from what the page says; the feed fills in where the page is silent.</summary>
internal static class ArticleComposer
{
    /// <summary>Composes the row.</summary>
    /// <param name="entry">The entry the page was fetched for.</param>
    /// <param name="page">What the page says.</param>
    /// <param name="url">The page's address after redirects.</param>
    /// <param name="urlHash">The hash of its canonical address.</param>
    /// <param name="fetchedAt">When it was fetched.</param>
    /// <param name="now">When it is stored.</param>
    public static Article Compose(Entry entry, ExtractedArticle page, Uri url, byte[] urlHash, DateTimeOffset fetchedAt, DateTimeOffset now)
    {
        var published = TellsPublication(page) ? page.Published : FeedTime(entry) ?? page.Published;
        return new Article
        {
            SourceId = entry.SourceId,
            EntryId = entry.Id,
            Url = ColumnText.Fit(url.AbsoluteUri, 2000),
            UrlHash = urlHash,
            StatedCanonicalUrl = ColumnText.Fit(page.CanonicalUrl, 2000),
            Host = entry.Host,
            Title = ColumnText.Fit(FirstOf(page.Title, entry.Title, url.AbsoluteUri), 1000),
            OriginalTitle = ColumnText.Fit(page.OriginalTitle, 1000),
            Authors = page.Authors.Count > 0 ? ColumnText.Lines(page.Authors, 1000) : ColumnText.Fit(entry.Author, 1000),
            Byline = ColumnText.Fit(page.Byline, 1000),
            SyndicationCredit = ColumnText.Fit(page.SyndicationCredit, 300),
            PublishedAt = published,
            PublishedOffsetMinutes = (int)(published?.Offset.TotalMinutes ?? 0),
            ModifiedAt = page.Modified,
            Language = ColumnText.Fit(page.Language, 10),
            ImageUrl = ColumnText.Fit(FirstOf(page.ImageUrl, entry.ImageUrl), 2000),
            ImageCredit = ColumnText.Fit(page.ImageCredit, 300),
            Section = ColumnText.Fit(page.Section, 300),
            Tags = page.Tags.Count > 0 ? ColumnText.Lines(page.Tags, 1000) : entry.Tags,
            SiteName = ColumnText.Fit(page.SiteName, 300),
            Description = ColumnText.Fit(FirstOf(page.Description, entry.Summary), 2000),
            Paywalled = page.Paywalled,
            Html = page.Html,
            Text = page.Text,
            TextLength = page.Text.Count(char.IsLetterOrDigit),
            Strategy = ColumnText.Fit(page.Strategy, 60),
            Origins = Origins(entry, page),
            Decisions = string.Join('\n', page.Decisions),
            FetchedAt = fetchedAt,
            StoredAt = now,
        };
    }

    // A change that stands in for the publication says less than the feed.
    private static bool TellsPublication(ExtractedArticle page) => page.Published is not null && page.Origins.GetValueOrDefault("published") != "modified";

    private static DateTimeOffset? FeedTime(Entry entry) =>
        entry.PublishedAt?.ToOffset(TimeSpan.FromMinutes(entry.PublishedOffsetMinutes));

    private static string Origins(Entry entry, ExtractedArticle page)
    {
        var origins = new SortedDictionary<string, string>(page.Origins.ToDictionary(), StringComparer.Ordinal);
        Claim("title", page.Title is null && entry.Title.Length > 0);
        Claim("authors", page.Authors.Count == 0 && entry.Author.Length > 0);
        Claim("published", !TellsPublication(page) && entry.PublishedAt is not null);
        Claim("image", page.ImageUrl is null && entry.ImageUrl.Length > 0);
        Claim("tags", page.Tags.Count == 0 && entry.Tags.Length > 0);
        Claim("description", page.Description is null && entry.Summary.Length > 0);
        return string.Join('\n', origins.Select(origin => $"{origin.Key}={origin.Value}"));

        void Claim(string field, bool fromFeed)
        {
            if (fromFeed)
                origins[field] = "feed";
        }
    }

    private static string FirstOf(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
                return value;
        }

        return "";
    }
}
