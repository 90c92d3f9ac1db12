using System.Diagnostics;
using System.Security.Cryptography;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Benchmarks;

/// <summary>Stores generated articles as the service does, twenty thousand a day by a clock of its own, and runs the service's grouping job over each batch.</summary>
internal sealed class GroupingLoad
{
    /// <summary>Articles of a batch.</summary>
    public const int BatchSize = 200;

    private const int Sources = 1000;
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1) / 20_000;

    private readonly AggregatorDbFactory _databases;
    private readonly GeneratedNews _news = new(1);
    private readonly StoryOptions _options = new();
    private readonly LoadClock _clock = new();
    private readonly WatchedIndex _index;
    private readonly GroupingRun _grouping;
    private readonly Housekeeping _housekeeping;
    private long _stored;

    /// <summary>Composes the job over a database.</summary>
    public GroupingLoad(AggregatorDbFactory databases)
    {
        _databases = databases;
        var lease = new GroupingLease(databases, _clock);
        _index = new WatchedIndex(new ShingleIndex(databases, _clock, lease));
        var stories = new StoryRun(new StoryStore(databases, lease, _clock), lease, _options, _clock);
        _grouping = new GroupingRun(databases, new DuplicateDetector(_index, new DuplicateOptions()), stories, lease, new JobOptions { GroupingSettle = TimeSpan.Zero }, _clock);
        _housekeeping = new Housekeeping(databases, databases.Options, _options, _clock);
    }

    /// <summary>What one batch cost.</summary>
    /// <param name="Candidates">Articles that each was compared with.</param>
    /// <param name="Milliseconds">Time of the whole run of the job.</param>
    /// <param name="CopiesMilliseconds">Of it, until the groups of copies were stored; the rest are the stories.</param>
    /// <param name="ProcessorMilliseconds">Processor time.</param>
    public sealed record Batch(int[] Candidates, double Milliseconds, double CopiesMilliseconds, double ProcessorMilliseconds);

    /// <summary>Adds the sources.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await using var db = _databases.CreateDbContext();
        for (var i = 0; i < Sources; i++)
            db.Sources.Add(new Source { Url = $"https://s{i}.example/feed", UrlHash = SHA256.HashData(BitConverter.GetBytes(i)), Host = $"s{i}.example", Folder = $"Folder {i % 8}" });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Stores a batch and groups it; once a day by its clock also keeps house. Only the job is timed.</summary>
    public async Task<Batch> StepAsync(CancellationToken cancellationToken)
    {
        await StoreAsync(cancellationToken);
        if (_stored % 20_000 == 0) await _housekeeping.RunAsync(cancellationToken);
        var (processor, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await _grouping.RunAsync(CancellationToken.None, cancellationToken);
        return new Batch(_index.Candidates, Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            Stopwatch.GetElapsedTime(began, _index.SavedAt).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    /// <summary>What the database holds, in words.</summary>
    public static async Task<string> CountAsync(AggregatorDbFactory databases, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var live = db.Stories.Where(s => s.State == StoryState.Live);
        return FormattableString.Invariant(
            $"{await db.Groups.CountAsync(cancellationToken)} groups, {await live.CountAsync(cancellationToken)} stories, the largest of {await live.MaxAsync(s => (int?)s.Groups, cancellationToken) ?? 0} texts");
    }

    // Articles without page markup: what is measured is the index, fingerprints, groups and stories.
    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        await using var db = _databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (_databases.FilePath is null) await db.Database.ExecuteSqlRawAsync("SET IDENTITY_INSERT Articles ON", cancellationToken);
        for (var i = 0; i < BatchSize; i++) Add(db, ++_stored, _news.Next());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Add(AggregatorDb db, long id, string text)
    {
        _clock.Now += Apart;
        var print = Fingerprint.Of("", text);
        db.Articles.Add(new Article
        {
            Id = id,
            EntryId = id,
            SourceId = (id * 7919 % Sources) + 1,
            Url = $"https://s{id * 7919 % Sources}.example/{id}",
            UrlHash = SHA256.HashData(BitConverter.GetBytes(id)),
            Host = $"s{id * 7919 % Sources}.example",
            Title = text[..Math.Min(40, text.Length)],
            Language = text[0] > 0x3000 ? "zh" : "en",
            Html = "",
            Text = "",
            TextLength = text.Length,
            PublishedAt = _clock.Now.AddMinutes(-(id % 30)),
            FetchedAt = _clock.Now,
            StoredAt = _clock.Now,
        });
        db.Fingerprints.Add(new ArticleFingerprint { ArticleId = id, ExactHash = print.ExactKey, Data = print.ToBytes() });
        db.Terms.Add(new ArticleTerms { ArticleId = id, Data = StoryTerms.Of("", text).AtMost(_options.TermsPerText).ToBytes() });
    }

    private sealed class LoadClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Passes everything on to the index and notes what a batch was compared with and when it was stored.</summary>
    private sealed class WatchedIndex(IShingleIndex index) : IShingleIndex
    {
        public int[] Candidates { get; private set; } = [];

        public long SavedAt { get; private set; }

        public Task<IReadOnlyList<Posting>> FindAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => index.FindAsync(keys, cancellationToken);

        public Task<IReadOnlyList<GroupedArticle>> LoadAsync(IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken) => index.LoadAsync(articleIds, cancellationToken);

        public async Task SaveAsync(GroupingResult result, CancellationToken cancellationToken)
        {
            await index.SaveAsync(result, cancellationToken);
            (Candidates, SavedAt) = ([.. result.Assignments.Select(x => x.Candidates)], Stopwatch.GetTimestamp());
        }
    }
}
