using System.CommandLine;
using System.Diagnostics;
using Aggregator.Core.Deduplication;
using Aggregator.Core.Fingerprinting;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Benchmarks;

/// <summary><c>grouping</c>: how fast articles are grouped while the database grows, with the service's own index.</summary>
internal static class GroupingVerb
{
    private const int BatchSize = 500;
    private const int Measured = 10_000;
    private static readonly int[] Marks = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

    private sealed record Sample(int Candidates, double BatchMilliseconds, double ProcessorMilliseconds);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var stored = new Option<int>("--stored") { Description = "Articles to store in all.", DefaultValueFactory = _ => 100_000 };
        var file = new Option<FileInfo?>("--file") { Description = "SQLite file to create; default: a temporary one, removed at the end." };
        var server = new Option<string?>("--sqlserver") { Description = "Connection string of an empty SQL Server database to use instead." };
        var command = new Command("grouping", "Groups generated articles and reports speed and size as the database grows.") { stored, file, server };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(stored), parsed.GetValue(file), parsed.GetValue(server), token));
        return command;
    }

    private static async Task<int> RunAsync(int stored, FileInfo? file, string? server, CancellationToken cancellationToken)
    {
        var path = file?.FullName ?? Path.Combine(Path.GetTempPath(), $"grouping-{Environment.ProcessId}.db");
        if (server is null && File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"{path} exists; give a new file.");
            return 1;
        }
        var databases = new AggregatorDbFactory(server is null
            ? new StorageOptions { ConnectionString = $"Data Source={path}" }
            : new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = server });
        await new Migrator(databases).MigrateAsync(cancellationToken);
        try
        {
            await GrowAsync(databases, stored, cancellationToken);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (file is null && server is null)
                foreach (var part in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")) File.Delete(part);
        }
        return 0;
    }

    private static async Task GrowAsync(AggregatorDbFactory databases, int stored, CancellationToken cancellationToken)
    {
        var news = new GeneratedNews(1);
        var detector = new DuplicateDetector(new ShingleIndex(databases, TimeProvider.System), new DuplicateOptions());
        var recent = new Queue<Sample>();
        Console.WriteLine("  stored  articles/s  candidates mean  p99  ms/article p99  processor ms  bytes/article  peak MB");
        for (var count = 0; count < stored; count += BatchSize)
        {
            var batch = Enumerable.Range(count + 1, BatchSize).Select(id => new NewArticle(id, Fingerprint.Of("", news.Next()))).ToList();
            await StoreAsync(databases, batch, cancellationToken);
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var result = await detector.GroupAsync(batch, cancellationToken);
            var elapsed = watch.Elapsed.TotalMilliseconds;
            var busy = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
            foreach (var assignment in result.Assignments) recent.Enqueue(new Sample(assignment.Candidates, elapsed, busy));
            while (recent.Count > Measured) recent.Dequeue();
            if (Marks.Contains(count + BatchSize) || count + BatchSize >= stored) Report(databases, count + BatchSize, [.. recent]);
        }
    }

    private static void Report(AggregatorDbFactory databases, int count, Sample[] samples)
    {
        var milliseconds = samples.Average(x => x.BatchMilliseconds) / BatchSize;
        var worst = samples.Select(x => x.BatchMilliseconds / BatchSize).Order().ElementAt(samples.Length * 99 / 100);
        var candidates = samples.Select(x => x.Candidates).Order().ElementAt(samples.Length * 99 / 100);
        var bytes = databases.FilePath is { } path ? (double)new FileInfo(path).Length / count : double.NaN;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576d;
        Console.WriteLine(FormattableString.Invariant(
            $"{count,8}  {1000 / milliseconds,10:F0}  {samples.Average(x => x.Candidates),15:F2}  {candidates,3}  {worst,14:F2}  {samples.Average(x => x.ProcessorMilliseconds) / BatchSize,12:F3}  {bytes,13:F0}  {peak,7:F0}"));
    }

    // Articles without text: what is measured is the index, fingerprints and groups.
    private static async Task StoreAsync(AggregatorDbFactory databases, List<NewArticle> batch, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (databases.FilePath is null) await db.Database.ExecuteSqlRawAsync("SET IDENTITY_INSERT Articles ON", cancellationToken);
        foreach (var article in batch)
        {
            db.Articles.Add(new Article
            {
                Id = article.ArticleId,
                EntryId = article.ArticleId,
                SourceId = article.ArticleId % 1000,
                Url = $"https://news.example/{article.ArticleId}",
                UrlHash = System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(article.ArticleId)),
                Host = "news.example",
                Title = "",
                Html = "",
                Text = "",
            });
            db.Fingerprints.Add(new ArticleFingerprint { ArticleId = article.ArticleId, ExactHash = article.Fingerprint.ExactKey, Data = article.Fingerprint.ToBytes() });
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
