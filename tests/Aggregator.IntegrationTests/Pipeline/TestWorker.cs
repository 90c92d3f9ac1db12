using Aggregator.Core.Fetching;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>The worker as composed for the service, on a SQLite file of its own; its jobs are run by hand unless it is started.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-test-").FullName;
    private readonly WebApplication _app;
    private bool _started;
    private IHostedService? _web;

    private TestWorker(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder, "test.db")};Pooling=False",
            ["Dashboard:Url"] = "http://127.0.0.1:0",
            ["Http:AllowedAddresses:0"] = "127.0.0.0/8",
            ["Http:PageDelay"] = "00:00:00",
            ["Jobs:RoundInterval"] = "00:00:01",
            ["Jobs:GroupingInterval"] = "00:00:01",
            ["Jobs:GroupingSettle"] = "00:00:00",
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        var configuration = AggregatorConfiguration.Read(all);
        _app = WorkerHost.Build(configuration, AggregatorConfiguration.Bind(configuration, all.Keys), clock);
    }

    public FakeTimeProvider Clock { get; private init; } = new();

    public WebApplication App => _app;

    public static async Task<TestWorker> CreateAsync(params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var worker = new TestWorker(clock, settings) { Clock = clock };
        await worker.Service<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    /// <summary>The whole service on the real clock.</summary>
    public static async Task<TestWorker> StartAsync(params (string Key, string Value)[] settings)
    {
        var worker = new TestWorker(TimeProvider.System, settings);
        await worker._app.StartAsync(TestContext.Current.CancellationToken);
        worker._started = true;
        return worker;
    }

    /// <summary>Serves the web part alone: requests are answered, but no job fires.</summary>
    public async Task ListenAsync()
    {
        _web = Service<IEnumerable<IHostedService>>().Single(service => service.GetType().Name == "GenericWebHostService");
        await _web.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Keeps all that is logged from now on, at any level.</summary>
    public RecordingLog Record()
    {
        var log = new RecordingLog();
        Service<ILoggerFactory>().AddProvider(log);
        return log;
    }

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<long> AddSourceAsync(Uri url, Core.Sources.SourceKind kind = Core.Sources.SourceKind.Auto) =>
        (await Service<SourceStore>().AddAsync([new NewSource(url) { Kind = kind }], TimeSpan.Zero, null, TestContext.Current.CancellationToken))[0].Source.Id;

    /// <summary>Polls one source, at its host's turn.</summary>
    public async Task<SourceRunSummary> PollAsync(long sourceId)
    {
        if (await QueryAsync(db => db.Sources.Where(s => s.Id == sourceId).Select(s => s.Host).SingleOrDefaultAsync()) is { } host)
            Clock.Advance(Service<HostLanes>().Wait(host));
        return await Service<SourceRun>().RunAsync(sourceId, TestContext.Current.CancellationToken);
    }

    /// <summary>Polls one source while time goes on, so that pauses between the requests of one poll pass.</summary>
    public async Task<SourceRunSummary> PollInTimeAsync(long sourceId)
    {
        var poll = PollAsync(sourceId);
        while (await Task.WhenAny(poll, Task.Delay(20, TestContext.Current.CancellationToken)) != poll)
            Clock.Advance(TimeSpan.FromSeconds(1));
        return await poll;
    }

    /// <summary>Reads every page that is due, once.</summary>
    public async Task<List<PageRunSummary>> ReadPagesAsync()
    {
        var now = Clock.GetUtcNow();
        var due = await QueryAsync(db => db.Entries.Where(e => e.State == EntryState.Waiting && e.NextAttemptAt <= now).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        var summaries = new List<PageRunSummary>();
        foreach (var id in due)
            summaries.Add(await Service<PageRun>().RunAsync(id, TestContext.Current.CancellationToken));
        return summaries;
    }

    public Task<GroupingSummary> GroupAsync() => Service<GroupingRun>().RunAsync(CancellationToken.None, TestContext.Current.CancellationToken);

    public async Task<T> QueryAsync<T>(Func<AggregatorDb, Task<T>> query)
    {
        await using var db = Service<IDbContextFactory<AggregatorDb>>().CreateDbContext();
        return await query(db);
    }

    public Task<Source> SourceAsync(long id) => QueryAsync(db => db.Sources.AsNoTracking().SingleAsync(s => s.Id == id));

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _app.StopAsync(CancellationToken.None);
        if (_web is not null)
            await _web.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
