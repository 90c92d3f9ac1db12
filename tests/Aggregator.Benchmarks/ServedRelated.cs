using System.Security.Cryptography;
using System.Text;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Aggregator.Worker.Dashboard.Articles;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Benchmarks;

/// <summary>Related articles as the service lists them: texts stored in a database, grouped by the job, looked up by the page's own query.</summary>
internal static class ServedRelated
{
    /// <summary>A text to store.</summary>
    public sealed record Text(string? Title, string Body, DateTimeOffset? PublishedAt, string? Cluster);

    /// <summary>Mean over texts that have others of their cluster: how many of these (ten at most) are among the ten listed. Copies count as one.</summary>
    public static async Task<double> RecallAsync(IReadOnlyList<Text> texts, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("related-");
        try
        {
            var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "related.db")};Pooling=False" });
            await new Migrator(databases).MigrateAsync(cancellationToken);
            await StoreAsync(databases, texts, cancellationToken);
            var lease = new GroupingLease(databases, TimeProvider.System);
            var stories = new StoryRun(new StoryStore(databases, lease, TimeProvider.System), lease, new StoryOptions(), TimeProvider.System);
            var detector = new DuplicateDetector(new ShingleIndex(databases, TimeProvider.System, lease), new DuplicateOptions());
            await new GroupingRun(databases, detector, stories, lease, new JobOptions { GroupingSettle = TimeSpan.Zero }, TimeProvider.System).RunAsync(CancellationToken.None, cancellationToken);
            return await LookUpAsync(databases, texts, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> LookUpAsync(AggregatorDbFactory databases, IReadOnlyList<Text> texts, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var groups = await db.Articles.Select(a => new { a.Id, Group = a.GroupId!.Value }).ToDictionaryAsync(a => a.Id, a => a.Group, cancellationToken);
        using var query = new RelatedQuery(databases, TimeProvider.System);
        var recalls = new List<double>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Cluster is null) continue;
            var others = Enumerable.Range(0, texts.Count).Where(x => texts[x].Cluster == texts[i].Cluster).Select(x => groups[x + 1]).Where(x => x != groups[i + 1]).ToHashSet();
            if (others.Count == 0) continue;
            var listed = await query.Run(i + 1, cancellationToken) ?? [];
            recalls.Add((double)listed.Count(row => others.Contains(groups[row.Id])) / Math.Min(RelatedQuery.MaxRows, others.Count));
        }
        return recalls.Count == 0 ? 0 : recalls.Average();
    }

    private static async Task StoreAsync(AggregatorDbFactory databases, IReadOnlyList<Text> texts, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        db.Sources.Add(new Source { Url = "https://one.example/feed", UrlHash = new byte[32], Host = "one.example" });
        await db.SaveChangesAsync(cancellationToken);
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            var url = $"https://one.example/{i + 1}";
            var print = Fingerprint.Of(text.Title, text.Body);
            db.Articles.Add(new Article
            {
                Id = i + 1,
                EntryId = i + 1,
                SourceId = 1,
                Url = url,
                UrlHash = SHA256.HashData(Encoding.UTF8.GetBytes(url)),
                Host = "one.example",
                Title = text.Title ?? "",
                Html = "",
                Text = text.Body,
                TextLength = text.Body.Length,
                PublishedAt = text.PublishedAt,
                StoredAt = now,
            });
            db.Fingerprints.Add(new ArticleFingerprint { ArticleId = i + 1, ExactHash = print.ExactKey, Data = print.ToBytes() });
            db.Terms.Add(new ArticleTerms { ArticleId = i + 1, Data = StoryTerms.Of(text.Title, text.Body).AtMost(new StoryOptions().TermsPerText).ToBytes() });
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
