using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Pipeline;

public sealed class StoryRunTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Places = ["Marlow", "Tessel", "Quenby", "Orrin", "Fallow", "Dunmere", "Ilsham", "Varnock"];

    private readonly string _folder = Directory.CreateTempSubdirectory("stories-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_order_in_which_fetches_of_a_minute_end_does_not_matter()
    {
        var articles = Articles().ToList();
        string? expected = null;
        for (var seed = 0; seed < 4; seed++)
        {
            var databases = await NewAsync($"order-{seed}.db");
            var order = articles.ToArray();
            new Random(seed).Shuffle(order);
            await StoreAsync(databases, order);
            await Grouping(databases).RunAsync(CancellationToken.None, Cancel);
            var outcome = await OutcomeAsync(databases);
            Assert.Contains("story", outcome, StringComparison.Ordinal);
            Assert.Equal(expected ??= outcome, outcome);
        }
    }

    [Fact]
    public async Task Two_nodes_that_group_at_once_put_copies_into_one_group()
    {
        var databases = await NewAsync("nodes.db");
        var copies = Articles().Take(2).ToArray();
        await Task.WhenAll(StoreAsync(databases, [copies[0]]), StoreAsync(databases, [copies[1]], 1000));
        var (one, other) = (Grouping(databases), Grouping(databases));
        await Task.WhenAll(one.RunAsync(CancellationToken.None, Cancel), other.RunAsync(CancellationToken.None, Cancel));
        await one.RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        Assert.Single(await db.Articles.Select(a => a.GroupId).Distinct().ToListAsync(Cancel));
        Assert.Equal(2, (await db.Groups.SingleAsync(Cancel)).Size);
    }

    [Fact]
    public async Task A_story_grows_and_keeps_its_id_when_the_worker_starts_anew()
    {
        var databases = await NewAsync("grows.db");
        var event1 = Articles().Where(a => a.Name.StartsWith("Marlow", StringComparison.Ordinal)).ToArray();
        await StoreAsync(databases, event1[..4]);
        await Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        await using var db = databases.CreateDbContext();
        var before = await db.Stories.AsNoTracking().SingleAsync(Cancel);
        await StoreAsync(databases, event1[4..], 1000);
        await Grouping(databases).RunAsync(CancellationToken.None, Cancel);
        var after = await db.Stories.AsNoTracking().SingleAsync(s => s.State == StoryState.Live, Cancel);
        Assert.Equal(before.Id, after.Id);
        Assert.True(after.Articles > before.Articles);
        Assert.False(await db.StoryQueue.AnyAsync(Cancel));
    }

    // Eight events; of each, three articles, the first with two copies and the second with one: 48 articles.
    private static IEnumerable<(string Name, string Title, string Text, DateTimeOffset Published)> Articles()
    {
        string[] acts = ["ran aground in thick fog", "lost its roof to the gale", "was sold to a cooperative", "reopened after nine years", "caught fire at dawn", "won the county prize", "was closed by inspectors", "celebrated its centenary"];
        string[] things = ["the ferry Sea Lark", "the chapel of Saint Brannoc", "the Hartwell mill", "the Copperline tramway", "the Penrose warehouse", "the Larkspur dairy", "the Granite viaduct", "the Tolland observatory"];
        for (var i = 0; i < Places.Length; i++)
            for (var text = 0; text < 3; text++)
                for (var copy = 0; copy < 3 - text; copy++)
                    yield return ($"{Places[i]}-{text}-{copy}", $"{things[i]} near {Places[i]}, part {text} of {copy}",
                        Body(Places[i], things[i], acts[i], text), Noon.AddMinutes(-90 + (7 * i) + (11 * text) + copy));
    }

    private static string Body(string place, string thing, string act, int text) => text switch
    {
        0 => $"On Sunday morning {thing} {act}, people at {place} said. Neighbours brought blankets and hot soup to the quay while the harbour office counted everyone twice. Nobody at {place} remembers anything like it, and {thing} had never before been in the papers for such a reason, the clerk of {place} added with a sigh.",
        1 => $"A day after {thing} {act}, the council of {place} met behind closed doors. Members want a report before spring. The owner of {thing} promised to pay for a survey, and the surveyor of {place}, who climbed up with a torch, spoke of hairline cracks, wet timber and one very angry gull.",
        _ => $"What will become of {thing}? Since it {act}, letters have filled the post office of {place}. Children drew pictures, pensioners offered savings, and a brass band from beyond the hills played in the rain for {thing}, until the conductor of {place} ran out of dry sheets of music.",
    };

    private async Task<AggregatorDbFactory> NewAsync(string name)
    {
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder, name)};Pooling=False" });
        await new Migrator(databases).MigrateAsync(Cancel);
        await using var db = databases.CreateDbContext();
        db.Sources.Add(new Source { Url = "https://one.example/feed", UrlHash = new byte[32], Host = "one.example", Folder = "News" });
        await db.SaveChangesAsync(Cancel);
        return databases;
    }

    private static GroupingRun Grouping(AggregatorDbFactory databases)
    {
        var clock = new FakeTimeProvider(Noon.AddMinutes(5));
        var lease = new GroupingLease(databases, clock);
        var stories = new StoryRun(new StoryStore(databases, lease, clock), lease, new StoryOptions(), clock);
        return new GroupingRun(databases, new DuplicateDetector(new ShingleIndex(databases, clock, lease), new DuplicateOptions()), stories, lease, new JobOptions(), clock);
    }

    private static async Task StoreAsync(AggregatorDbFactory databases, (string Name, string Title, string Text, DateTimeOffset Published)[] articles, long firstId = 1)
    {
        await using var db = databases.CreateDbContext();
        for (var i = 0; i < articles.Length; i++)
        {
            var (name, title, text, published) = articles[i];
            var url = $"https://{name.ToLowerInvariant()}.example/{name}";
            var print = Fingerprint.Of(title, text);
            db.Articles.Add(new Article
            {
                Id = firstId + i,
                EntryId = firstId + i,
                SourceId = 1,
                Url = url,
                UrlHash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(url)),
                Host = $"{name.ToLowerInvariant()}.example",
                Title = title,
                Html = "",
                Text = text,
                TextLength = text.Length,
                PublishedAt = published,
                StoredAt = Noon.AddSeconds(i),
            });
            db.Fingerprints.Add(new ArticleFingerprint { ArticleId = firstId + i, ExactHash = print.ExactKey, Data = print.ToBytes() });
        }
        await db.SaveChangesAsync(Cancel);
    }

    // Groups, originals and stories by the articles' addresses, for ids follow the order of storing.
    private static async Task<string> OutcomeAsync(AggregatorDbFactory databases)
    {
        await using var db = databases.CreateDbContext();
        var articles = await db.Articles.Select(a => new { a.Id, a.Url, a.GroupId }).ToListAsync(Cancel);
        var url = articles.ToDictionary(a => a.Id, a => a.Url);
        var members = await db.StoryMembers.ToDictionaryAsync(m => m.GroupId, m => m.StoryId, Cancel);
        var groups = (await db.Groups.ToListAsync(Cancel)).Select(g => $"group of {url[g.RepresentativeId]}: {string.Join(' ', articles.Where(a => a.GroupId == g.Id).Select(a => a.Url).Order())}");
        var stories = members.GroupBy(m => m.Value).Select(s => $"story: {string.Join(' ', articles.Where(a => s.Any(m => m.Key == a.GroupId)).Select(a => a.Url).Order())}");
        return string.Join('\n', groups.Concat(stories).Order());
    }
}
