using System.Diagnostics;
using Aggregator.Benchmarks.Replay;
using Aggregator.Core.Canonicalising;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Benchmarks.Load;

/// <summary>One run of the real worker, in a process of its own, over a loopback web.</summary>
internal static class LoadRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(60);

    /// <summary>Runs until every healthy source was polled once, or a minute after the last was due.</summary>
    public static async Task<LoadResult> RunAsync(LoadShape shape, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var database = $"Data Source={Path.Combine(folder, "load.db")}";
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = database });
        await new Migrator(databases).MigrateAsync(cancellationToken).ConfigureAwait(false);
        await using var web = await LoadWeb.StartAsync(cancellationToken).ConfigureAwait(false);
        var began = DateTimeOffset.UtcNow + WarmUp;
        var due = await SeedAsync(databases, web, shape, began, cancellationToken).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        using var worker = ReplayWorker.Start(
        [
            $"--Storage:ConnectionString={database}", "--Http:AllowedAddresses:0=127.0.0.0/8", "--Jobs:StartSpread=00:00:00",
            "--Dashboard:Url=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning",
        ], Path.Combine(folder, "worker.log"));
        var until = WarmUp + TimeSpan.FromSeconds(shape.Seconds) + Afterwards;
        while (clock.Elapsed < until && await PolledAsync(databases, cancellationToken).ConfigureAwait(false) < due.Count)
        {
            if (worker.HasExited)
                throw new InvalidOperationException($"The worker ended by itself; see {Path.Combine(folder, "worker.log")}.");
            await Task.Delay(2000, cancellationToken).ConfigureAwait(false);
        }

        return await ResultAsync(databases, due, web.Hanging, worker.PeakMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the sources; the quiet ones with the validator of an earlier poll.</summary>
    private static async Task<Dictionary<long, DateTimeOffset>> SeedAsync(AggregatorDbFactory databases, LoadWeb web, LoadShape shape, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var healthy = Enumerable.Range(0, shape.Quiet + shape.News).Select(i => Source(web.Url(i, i < shape.Quiet ? "/quiet" : "/news"))).ToList();
        var hanging = Enumerable.Range(0, shape.HangingHosts * LoadShape.SourcesOnAHangingHost)
            .Select(i => Source(web.Url(1_000_000 + (i / LoadShape.SourcesOnAHangingHost), $"/hang-{i}"))).ToList();
        var random = new Random(1);
        foreach (var sources in new[] { healthy, hanging })
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sources));
            for (var i = 0; i < sources.Count; i++)
                sources[i].NextDueAt = began + TimeSpan.FromSeconds(shape.Seconds * (double)i / sources.Count);
        }

        await using var db = databases.CreateDbContext();
        db.Sources.AddRange(healthy.Concat(hanging));
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return healthy.ToDictionary(source => source.Id, source => source.NextDueAt);
    }

    private static Source Source(Uri url) => new()
    {
        Url = url.AbsoluteUri,
        UrlHash = UrlHash.Of(url.AbsoluteUri),
        Host = Shard.HostOf(url),
        Shard = Shard.Of(Shard.HostOf(url)),
        Kind = SourceKind.Auto,
        AddedAt = DateTimeOffset.UtcNow,
        ETag = "\"1\"",
        FixedIntervalSeconds = 3600,
    };

    private static async Task<int> PolledAsync(AggregatorDbFactory databases, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sources.CountAsync(s => s.LastSuccessAt != null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<LoadResult> ResultAsync(AggregatorDbFactory databases, Dictionary<long, DateTimeOffset> due, int hung, long memory, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var polls = (await db.Polls.Select(p => new { p.SourceId, p.StartedAt }).ToListAsync(cancellationToken).ConfigureAwait(false)).Where(p => due.ContainsKey(p.SourceId)).ToList();
        var span = polls.Count > 1 ? (polls.Max(p => p.StartedAt) - polls.Min(p => p.StartedAt)).TotalSeconds : 1;
        var late = polls.Select(p => (p.StartedAt - due[p.SourceId]).TotalSeconds).Order().ToArray();
        return new LoadResult(polls.Count, polls.Count / span, await db.Articles.CountAsync(cancellationToken).ConfigureAwait(false), late, hung, memory);
    }
}
