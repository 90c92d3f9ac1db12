using Aggregator.Core.Pipeline;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.IntegrationTests.Cluster;

/// <summary>One of several workers on one database; its rounds are run by hand unless it is started.</summary>
internal sealed class Node : IAsyncDisposable
{
    private bool _started;

    private Node(WebApplication app) => App = app;

    public WebApplication App { get; }

    /// <summary>Composes a node as the service does, on a SQLite file unless settings say otherwise.</summary>
    public static Node Create(string folder, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "shared.db")};Pooling=False",
            ["Dashboard:Url"] = "http://127.0.0.1:0",
            ["Http:AllowedAddresses:0"] = "127.0.0.0/8",
            ["Jobs:RoundInterval"] = "00:00:01",
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        var configuration = AggregatorConfiguration.Read(all);
        return new Node(WorkerHost.Build(configuration, AggregatorConfiguration.Bind(configuration, all.Keys), clock));
    }

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        await App.StartAsync(TestContext.Current.CancellationToken);
        _started = true;
    }

    public Task RoundAsync(string host) => Service<ShardRound>().RunAsync(Shard.Of(host), CancellationToken.None, TestContext.Current.CancellationToken);

    public async Task<T> QueryAsync<T>(Func<AggregatorDb, Task<T>> query)
    {
        await using var db = Service<IDbContextFactory<AggregatorDb>>().CreateDbContext();
        return await query(db);
    }

    public Task AddSourcesAsync(params Uri[] urls) =>
        Service<SourceStore>().AddAsync([.. urls.Select(url => new NewSource(url))], TimeSpan.Zero, null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
    }
}
