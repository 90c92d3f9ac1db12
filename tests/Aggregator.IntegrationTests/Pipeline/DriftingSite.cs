using System.Security.Cryptography;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Storage;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>Stores what a site brings, as if its pages had been read: articles of a length that varies a little, and pages that are none.</summary>
internal sealed class DriftingSite(string host, DateTimeOffset start)
{
    private static readonly string[] Words = ["The", "ferry", "landing", "reopens", "after", "repairs", "to", "its", "pier"];

    private readonly Random _random = new(7);
    private int _count;

    public DateTimeOffset Clock => start.AddMinutes(20 * _count);

    /// <summary>Stores articles of about as many letters, with or without an author on their page.</summary>
    public async Task BringAsync(AggregatorDb db, int count, int letters = 2000, string author = "json-ld")
    {
        for (var i = 0; i < count; i++)
        {
            var entry = Entry(EntryState.Stored, FaultKind.None);
            db.Entries.Add(entry);
            await db.SaveChangesAsync();
            var article = Article(entry, (int)(letters * (0.85 + (0.3 * _random.NextDouble()))), author);
            db.Articles.Add(article);
            await db.SaveChangesAsync();
            entry.ArticleId = article.Id;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Stores pages that turned out to be no articles.</summary>
    public async Task BringNoArticlesAsync(AggregatorDb db, int count)
    {
        for (var i = 0; i < count; i++)
            db.Entries.Add(i % 2 == 0 ? Entry(EntryState.Rejected, FaultKind.NotAnArticle) : Entry(EntryState.Failed, FaultKind.NoArticle));
        await db.SaveChangesAsync();
    }

    private Entry Entry(EntryState state, FaultKind fault)
    {
        var url = $"https://{host}/news/{++_count}";
        return new Entry
        {
            SourceId = 1,
            Url = url,
            UrlHash = SHA256.HashData(Encoding.UTF8.GetBytes(url)),
            Host = host,
            State = state,
            Fault = fault,
            FaultMessage = fault == FaultKind.None ? "" : $"{url} is a list page, not an article.",
            Title = $"Ferry notice {_count}",
            DiscoveredAt = Clock,
            NextAttemptAt = Clock,
        };
    }

    private Article Article(Entry entry, int letters, string author)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < letters; i++)
            text.Append(i > 0 && i % 40 == 0 ? "\n\n" : " ").Append(Words[i % Words.Length]);
        var body = text.ToString().Trim();
        return new Article
        {
            SourceId = 1,
            EntryId = entry.Id,
            Url = entry.Url,
            UrlHash = entry.UrlHash,
            Host = host,
            Title = entry.Title,
            Language = "en",
            Html = $"<h2>{entry.Title}</h2><p>{body.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>",
            Text = body,
            TextLength = body.Count(char.IsLetterOrDigit),
            Strategy = "likely blocks",
            Origins = $"authors={author}\npublished=json-ld\ntitle=og:title",
            FetchedAt = Clock,
            StoredAt = Clock,
        };
    }
}
