using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Aggregator.Benchmarks.Replay;
using Aggregator.Core.Storage;

namespace Aggregator.Benchmarks;

/// <summary>
/// Runs the real worker over the real pages of a pack, served by a loopback proxy with generated feeds in front: a whole run, a second run
/// that must store nothing new, and a run killed half way that must end with the same articles.
/// </summary>
internal static class ReplayVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    internal static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with truth.jsonl and pages/<id>.html.gz." };
        var limit = new Option<int>("--limit") { Description = "Only the first N pages; 0 for all." };
        var command = new Command("replay", "Runs the worker over the pages of a pack and reports what became of each.") { data, limit };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(limit), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo data, int limit, CancellationToken cancellationToken)
    {
        var pages = Pages(data).Take(limit > 0 ? limit : int.MaxValue).ToList();
        var folder = Directory.CreateTempSubdirectory("aggregator-replay-").FullName;
        await using var web = await ReplayWeb.StartAsync(pages, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"{pages.Count} pages of {pages.Select(page => page.Host).Distinct().Count()} hosts behind {web.Address}; data in {folder}");

        var whole = new Run(web, pages, Path.Combine(folder, "whole"));
        var failed = await whole.FirstAsync(cancellationToken).ConfigureAwait(false);
        failed += await whole.AgainAsync(cancellationToken).ConfigureAwait(false);
        var killed = new Run(web, pages, Path.Combine(folder, "killed"));
        failed += await killed.KilledAsync(await whole.Ledger.ArticlesAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return failed == 0 ? 0 : 1;
    }

    private static IEnumerable<ReplayPage> Pages(DirectoryInfo data)
    {
        var hosts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(data.FullName, "truth.jsonl")))
        {
            using var truth = JsonDocument.Parse(line);
            var id = truth.RootElement.GetProperty("id").GetString()!;
            var file = Path.Combine(data.FullName, "pages", id + ".html.gz");
            var host = truth.RootElement.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                && Uri.CheckHostName(address!.IdnHost) == UriHostNameType.Dns && address.IdnHost.Contains('.', StringComparison.Ordinal) ? address.IdnHost : "pages-without-a-host.example";
            // A host with and without www. is one source to the worker, so it gets one feed.
            var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
            if (File.Exists(file))
                yield return new ReplayPage(id, hosts.TryGetValue(bare, out var known) ? known : hosts[bare] = host, file);
        }
    }

    private sealed class Run(ReplayWeb web, IReadOnlyList<ReplayPage> pages, string folder)
    {
        private readonly AggregatorDbFactory _databases = new(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "replay.db")}" });
        private int _sources;

        public ReplayLedger Ledger => new(_databases);

        public async Task<int> FirstAsync(CancellationToken cancellationToken)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
            var clock = Stopwatch.StartNew();
            using var worker = Start();
            await UntilDoneAsync(worker, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
            var fetching = clock.Elapsed;
            await UntilAsync(async () => (await Ledger.GroupsAsync().ConfigureAwait(false)).Ungrouped == 0, worker, cancellationToken).ConfigureAwait(false);

            var states = await Ledger.StatesAsync().ConfigureAwait(false);
            var stored = states.GetValueOrDefault(EntryState.Stored);
            Console.WriteLine($"stored     {stored} articles in {(await Ledger.GroupsAsync().ConfigureAwait(false)).Groups} groups; entries: {string.Join(", ", states.OrderBy(s => s.Key).Select(s => $"{s.Value} {s.Key}"))}");
            Console.WriteLine($"faults     {string.Join(", ", (await Ledger.FaultsAsync().ConfigureAwait(false)).OrderByDescending(f => f.Value).Select(f => $"{f.Value} {f.Key}"))}");
            Console.WriteLine($"speed      {stored / fetching.TotalSeconds:0.0} articles/s over {fetching.TotalSeconds:0.0} s, process start included; grouped after {clock.Elapsed.TotalSeconds:0.0} s");
            Console.WriteLine($"memory     {worker.PeakMemory / 1024 / 1024} MiB at most");
            return Check("every page is accounted for", states.Values.Sum() == pages.Count, $"{states.Values.Sum()} of {pages.Count} entries");
        }

        public async Task<int> AgainAsync(CancellationToken cancellationToken)
        {
            var before = await Ledger.ArticlesAsync().ConfigureAwait(false);
            var since = DateTimeOffset.UtcNow;
            await Ledger.MakeDueAsync(since).ConfigureAwait(false);
            using var worker = Start();
            await UntilDoneAsync(worker, since, cancellationToken).ConfigureAwait(false);
            var after = await Ledger.ArticlesAsync().ConfigureAwait(false);
            return Check("a second run stores nothing new", after.SetEquals(before), $"{before.Count} articles before, {after.Count} after");
        }

        public async Task<int> KilledAsync(SortedSet<string> expected, CancellationToken cancellationToken)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
            using (var first = Start())
            {
                await UntilAsync(async () => (await Ledger.ArticlesAsync().ConfigureAwait(false)).Count >= expected.Count / 2, first, cancellationToken).ConfigureAwait(false);
                first.Kill();
            }

            var half = (await Ledger.ArticlesAsync().ConfigureAwait(false)).Count;
            using var second = Start();
            await UntilDoneAsync(second, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
            var after = await Ledger.ArticlesAsync().ConfigureAwait(false);
            return Check("killed half way and started again, the same articles", after.SetEquals(expected),
                $"killed at {half}, ended with {after.Count} of {expected.Count}; {expected.Except(after).Count()} missing, {after.Except(expected).Count()} too many");
        }

        private async Task PrepareAsync(CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(folder);
            await new Migrator(_databases).MigrateAsync(cancellationToken).ConfigureAwait(false);
            var wanted = pages.Select(page => page.Host).Distinct().Select(host => new NewSource(new Uri($"http://{host}{ReplayWeb.FeedPath}"))).ToList();
            var added = await new SourceStore(_databases, TimeProvider.System).AddAsync(wanted, TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false);
            _sources = added.Count(source => source.IsNew);
        }

        private ReplayWorker Start() => ReplayWorker.Start(
        [
            $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "replay.db")}",
            $"--Http:Proxy={web.Address}",
            "--Http:PageDelay=00:00:00",
            "--Jobs:RoundInterval=00:00:01",
            "--Jobs:GroupingInterval=00:00:01",
            "--Jobs:GroupingSettle=00:00:02",
            "--Jobs:StartSpread=00:00:00",
            "--Dashboard:Url=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Information",
        ], Path.Combine(folder, "worker.log"));

        private Task UntilDoneAsync(ReplayWorker worker, DateTimeOffset since, CancellationToken cancellationToken) => UntilAsync(
            async () => await Ledger.PolledAsync(since).ConfigureAwait(false) == _sources && await Ledger.UntriedAsync().ConfigureAwait(false) == 0, worker, cancellationToken);

        private static async Task UntilAsync(Func<Task<bool>> condition, ReplayWorker worker, CancellationToken cancellationToken)
        {
            var clock = Stopwatch.StartNew();
            while (!await condition().ConfigureAwait(false))
            {
                if (worker.HasExited)
                    throw new InvalidOperationException("The worker ended by itself; see its log.");
                if (clock.Elapsed > Patience)
                    throw new TimeoutException($"Not done after {Patience}.");
                await Task.Delay(500, cancellationToken).ConfigureAwait(false);
            }
        }

        private static int Check(string name, bool passed, string details)
        {
            Console.WriteLine($"{(passed ? "ok        " : "FAILED    ")} {name}: {details}");
            return passed ? 0 : 1;
        }
    }
}
