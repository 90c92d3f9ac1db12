using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>Gives the stored articles the terms and keys that grouping leaves behind.</summary>
internal static class NearArticles
{
    public static async Task Index(AggregatorDb db)
    {
        var rows = await db.Articles.Where(article => article.GroupId != null).Select(article => new { article.Id, Group = article.GroupId!.Value, article.Title, article.Text }).ToListAsync();
        var representatives = await db.Groups.Select(group => group.RepresentativeId).ToHashSetAsync();
        var terms = rows.ToDictionary(row => row.Id, row => StoryTerms.Of(row.Title, row.Text));
        var sample = new TermSample(terms.Where(x => representatives.Contains(x.Key)).Select(x => x.Value));
        foreach (var row in rows)
        {
            db.Terms.Add(new ArticleTerms { ArticleId = row.Id, Data = terms[row.Id].ToBytes() });
            if (representatives.Contains(row.Id))
                db.StoryKeys.AddRange(sample.Telling(terms[row.Id], 10).Select(term => new StoryKey { Term = term, GroupId = row.Group }));
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Stores an article as a group of its own.</summary>
    public static async Task<long> Add(AggregatorDb db, string title, string text, DateTimeOffset at, string host = "more.example")
    {
        var number = await db.Articles.CountAsync() + 1;
        var entry = new Entry { SourceId = 1, PollId = 1, Url = $"https://{host}/{number}", UrlHash = BitConverter.GetBytes((long)number), Host = host };
        db.Entries.Add(entry);
        await db.SaveChangesAsync();
        var article = new Article
        {
            SourceId = 1,
            EntryId = entry.Id,
            Url = entry.Url,
            UrlHash = entry.UrlHash,
            Host = host,
            Title = title,
            Language = "en",
            Html = $"<p>{text}</p>",
            Text = text,
            TextLength = text.Length,
            PublishedAt = at,
            FetchedAt = at,
            StoredAt = at,
        };
        db.Articles.Add(article);
        await db.SaveChangesAsync();
        db.Groups.Add(new DuplicateGroup { Id = article.Id, RepresentativeId = article.Id, Size = 1, CreatedAt = at, ChangedAt = at });
        article.GroupId = article.Id;
        await db.SaveChangesAsync();
        return article.Id;
    }
}
