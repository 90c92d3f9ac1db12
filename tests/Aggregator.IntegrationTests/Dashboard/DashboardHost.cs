using System.Globalization;
using System.Net;
using Aggregator.Core.Storage;
using Aggregator.Worker.Api;
using Aggregator.Worker.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aggregator.IntegrationTests.Dashboard;

/// <summary>The dashboard on a real Kestrel and a SQLite file of its own.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private DashboardHost(WebApplication app, AggregatorDbFactory databases, string folder)
    {
        (_app, Databases, _folder) = (app, databases, folder);
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public AggregatorDbFactory Databases { get; }

    public static async Task<DashboardHost> Start(Func<AggregatorDb, Task>? seed = null, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-").FullName;
        var databases = new AggregatorDbFactory(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, "test.db")};Pooling=False" });
        await using (var db = databases.CreateDbContext())
        {
            await db.Database.EnsureCreatedAsync();
            if (seed is not null)
                await seed(db);
        }
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.WebHost.UseKestrelCore().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IDbContextFactory<AggregatorDb>>(databases);
        builder.Services.AddDashboard();
        var app = builder.Build();
        app.MapDashboard();
        app.MapNews();
        await app.StartAsync();
        return new DashboardHost(app, databases, folder);
    }

    public async Task<string> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
