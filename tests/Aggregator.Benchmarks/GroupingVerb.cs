using System.CommandLine;
using Aggregator.Core.Storage;

namespace Aggregator.Benchmarks;

/// <summary><c>grouping</c>: how fast the service's job groups copies and forms stories while the database grows.</summary>
internal static class GroupingVerb
{
    private const int Measured = 10_000;
    private static readonly int[] Marks = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var stored = new Option<int>("--stored") { Description = "Articles to store in all.", DefaultValueFactory = _ => 100_000 };
        var file = new Option<FileInfo?>("--file") { Description = "SQLite file to create; default: a temporary one, removed at the end." };
        var server = new Option<string?>("--sqlserver") { Description = "Connection string of an empty SQL Server database to use instead." };
        var command = new Command("grouping", "Groups generated articles and forms stories, and reports speed and size as the database grows.") { stored, file, server };
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
        var load = new GroupingLoad(databases);
        await load.BeginAsync(cancellationToken);
        var recent = new Queue<GroupingLoad.Batch>();
        Console.WriteLine("  stored  articles/s  copies/s  stories/s  candidates mean  p99  ms/article p99  processor ms  bytes/article  peak MB");
        for (var count = GroupingLoad.BatchSize; count <= stored; count += GroupingLoad.BatchSize)
        {
            recent.Enqueue(await load.StepAsync(cancellationToken));
            while (recent.Count > Measured / GroupingLoad.BatchSize) recent.Dequeue();
            if (Marks.Contains(count) || count + GroupingLoad.BatchSize > stored) await ReportAsync(databases, count, [.. recent], cancellationToken);
        }
    }

    private static async Task ReportAsync(AggregatorDbFactory databases, int count, GroupingLoad.Batch[] batches, CancellationToken cancellationToken)
    {
        var articles = (double)batches.Length * GroupingLoad.BatchSize;
        var candidates = batches.SelectMany(x => x.Candidates).Order().ToArray();
        var worst = batches.Select(x => x.Milliseconds / GroupingLoad.BatchSize).Order().ElementAt(batches.Length * 99 / 100);
        var bytes = databases.FilePath is { } path ? (double)new FileInfo(path).Length / count : double.NaN;
        Console.WriteLine(FormattableString.Invariant(
            $"{count,8}  {1000 * articles / batches.Sum(x => x.Milliseconds),10:F0}  {1000 * articles / batches.Sum(x => x.CopiesMilliseconds),8:F0}  {1000 * articles / batches.Sum(x => x.Milliseconds - x.CopiesMilliseconds),9:F0}") +
            FormattableString.Invariant(
            $"  {candidates.Average(),15:F2}  {candidates[candidates.Length * 99 / 100],3}  {worst,14:F2}  {batches.Sum(x => x.ProcessorMilliseconds) / articles,12:F3}  {bytes,13:F0}  {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576d,7:F0}"));
        Console.WriteLine($"          {await GroupingLoad.CountAsync(databases, cancellationToken)}");
    }
}
