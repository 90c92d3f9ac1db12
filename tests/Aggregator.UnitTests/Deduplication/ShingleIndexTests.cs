using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.UnitTests.Deduplication;

public sealed class ShingleIndexTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"shingles-{Guid.NewGuid():N}.db");
    private readonly AggregatorDbFactory _databases;

    public ShingleIndexTests() => _databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={_file};Pooling=False" });

    public async ValueTask InitializeAsync() => await new Migrator(_databases).MigrateAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        foreach (var part in new[] { _file, _file + "-wal", _file + "-shm" }) File.Delete(part);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_database_groups_as_memory_does_while_keys_move_between_tables()
    {
        var memory = new InMemoryShingleIndex();
        var inMemory = new DuplicateDetector(memory, new DuplicateOptions());
        var inDatabase = new DuplicateDetector(new ShingleIndex(_databases, TimeProvider.System), new DuplicateOptions());
        // Ids far apart pass many slices of the key space, so that keys leave the recent table.
        foreach (var batch in Articles().Chunk(7))
        {
            await StoreAsync(batch);
            await inMemory.GroupAsync(batch, TestContext.Current.CancellationToken);
            await inDatabase.GroupAsync(batch, TestContext.Current.CancellationToken);
        }
        await using var db = _databases.CreateDbContext();
        var stored = await db.Articles.Select(x => new { x.Id, x.GroupId }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(memory.Groups.Order(), stored.Select(x => (x.Id, x.GroupId!.Value)).Order());
        Assert.True(memory.Groups.Select(x => x.GroupId).Distinct().Count() < stored.Count);
        Assert.True(await db.ShingleKeys.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_stored_posting_is_found_again()
    {
        var index = new ShingleIndex(_databases, TimeProvider.System);
        var articles = Articles().Take(5).ToArray();
        await StoreAsync(articles);
        var result = await new DuplicateDetector(index, new DuplicateOptions()).GroupAsync(articles, TestContext.Current.CancellationToken);
        var found = await index.FindAsync([.. result.Postings.Select(x => x.Key).Distinct()], TestContext.Current.CancellationToken);
        Assert.Equal(result.Postings.Order(Comparer<Posting>.Create((x, y) => (x.Key, x.ArticleId).CompareTo((y.Key, y.ArticleId)))),
            found.Order(Comparer<Posting>.Create((x, y) => (x.Key, x.ArticleId).CompareTo((y.Key, y.ArticleId)))));
    }

    private static IEnumerable<NewArticle> Articles()
    {
        string[] texts = [Texts.Bridge, Texts.Hospital, Texts.ChineseFestival, Texts.ChineseFestivalTraditional, Texts.Close("Northern Rail", 120, 3, 45, 17, 12, 31)];
        for (var i = 0; i < 60; i++)
        {
            var text = texts[i % texts.Length];
            text = (i % 3) switch { 0 => text, 1 => text[..(text.Length * 2 / 3)], _ => $"Read more on page {i}\n{text}" };
            yield return new NewArticle(1 + (i * 900L), Fingerprint.Of("", text));
        }
    }

    private async Task StoreAsync(IReadOnlyList<NewArticle> articles)
    {
        await using var db = _databases.CreateDbContext();
        foreach (var article in articles)
        {
            db.Articles.Add(new Article
            {
                Id = article.ArticleId,
                EntryId = article.ArticleId,
                Url = $"https://news.example/{article.ArticleId}",
                UrlHash = [.. Enumerable.Repeat(BitConverter.GetBytes(article.ArticleId), 4).SelectMany(x => x)],
                Host = "news.example",
                Title = "",
                Html = "",
                Text = "",
            });
            db.Fingerprints.Add(new ArticleFingerprint { ArticleId = article.ArticleId, ExactHash = article.Fingerprint.ExactKey, Data = article.Fingerprint.ToBytes() });
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
