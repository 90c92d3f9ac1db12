using System.CommandLine;
using System.Globalization;
using Aggregator.Core.Storage;
using Aggregator.Worker.Demo;
using Aggregator.Worker.Hosting;

namespace Aggregator.Worker.Commands;

/// <summary><c>demo</c>: the true pipeline over sample sites that the process serves itself.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(4);

    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port") { Description = "Port of the dashboard.", DefaultValueFactory = _ => 5080 };
        var data = new Option<string?>("--data") { Description = "Folder for the database; by default a temporary one that is deleted at the end." };
        var seconds = new Option<int>("--seconds") { Description = "Stop after this many seconds; 0 runs until Ctrl+C." };
        var command = new Command("demo", "Show the worker at work: sample news sites, served on loopback, no network needed. Look at http://localhost:5080.") { port, data, seconds };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(() =>
            RunAsync(context, parsed.GetValue(port), parsed.GetValue(data), parsed.GetValue(seconds), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, int port, string? data, int seconds, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(data ?? Path.Combine(Path.GetTempPath(), $"aggregator-demo-{Environment.ProcessId}"));
        await using var web = await DemoWeb.StartAsync(context.Clock, cancellationToken).ConfigureAwait(false);
        try
        {
            var (configuration, options) = context.Configure(Settings(web, port, folder));
            await using var service = WorkerHost.Build(configuration, options, context.Clock);
            await service.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken).ConfigureAwait(false);
            await service.Services.GetRequiredService<SourceStore>().AddAsync([.. web.Sources.Select(AsSource)], TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false);
            await service.StartAsync(cancellationToken).ConfigureAwait(false);
            await context.Output.WriteLineAsync($"The demo is running: open {options.Dashboard.Url} (Ctrl+C ends it; data in {folder})").ConfigureAwait(false);
            await WaitAsync(service, seconds, context.Clock, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
        finally
        {
            if (data is null)
                DeleteFolder(context, folder);
        }
    }

    /// <summary>Quick rounds and short pauses, and leave to fetch from the sample sites' loopback addresses and no others.</summary>
    private static Dictionary<string, string?> Settings(DemoWeb web, int port, string folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Provider"] = nameof(StorageProvider.Sqlite),
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "demo.db")}",
            ["Storage:MigrateOnStart"] = "true",
            ["Dashboard:Url"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"),
            ["Jobs:RoundInterval"] = "00:00:01",
            ["Jobs:GroupingInterval"] = "00:00:01",
            ["Jobs:GroupingSettle"] = "00:00:02",
            ["Http:PageDelay"] = "00:00:00.100",
        };
        foreach (var (source, i) in web.Sources.DistinctBy(source => source.Url.Authority).Select((source, i) => (source, i)))
            settings[string.Create(CultureInfo.InvariantCulture, $"Http:AllowedAddresses:{i}")] = source.Url.Authority;
        return settings;
    }

    private static NewSource AsSource(DemoSource source) => new(source.Url)
    {
        Name = source.Name,
        Folder = source.Category,
        Kind = source.Kind == DemoSourceKind.Page ? Core.Sources.SourceKind.Listing : Core.Sources.SourceKind.Auto,
        FixedInterval = PollInterval,
        AssumedOffset = source.Offset,
    };

    private static async Task WaitAsync(WebApplication service, int seconds, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, service.Lifetime.ApplicationStopping);
        await Task.Delay(seconds > 0 ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan, clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await service.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static void DeleteFolder(CommandContext context, string folder)
    {
        try
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (IOException fault)
        {
            context.Error.WriteLine($"{folder} could not be deleted: {fault.Message}");
        }
    }
}
