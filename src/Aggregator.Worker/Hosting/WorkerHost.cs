using Aggregator.Worker.Api;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Dashboard;
using Aggregator.Worker.Health;
using Microsoft.AspNetCore.DataProtection;

namespace Aggregator.Worker.Hosting;

/// <summary>Builds the process: console, systemd unit or Windows service, all the same.</summary>
internal static class WorkerHost
{
    /// <summary>Builds it; the caller runs and disposes it.</summary>
    /// <param name="configuration">The whole configuration; the <c>Logging</c> section is read from it.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="clock">Time.</param>
    public static WebApplication Build(IConfiguration configuration, AggregatorOptions options, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddReadable(configuration);
        builder.Host.UseSystemd().UseWindowsService(service => service.ServiceName = "Aggregator");
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = options.Jobs.ShutdownTimeout);
        builder.WebHost.UseUrls(options.Dashboard.Url);
        builder.Services.AddAggregator(options, clock);
        builder.Services.AddDashboard();
        // Keys of form tokens lie with the data, so that a page opened before a restart still works after it.
        KeyRing.Configure(builder.Services.AddDataProtection().PersistKeysToFileSystem(KeyRing.Folder(options.Storage)));

        var app = builder.Build();
        app.MapHealth();
        app.MapStatus();
        if (options.WebSub.Enabled)
            app.MapWebSub();
        if (options.Dashboard.Enabled)
        {
            app.MapDashboard();
            app.MapNews();
        }
        return app;
    }

    private static void AddReadable(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddConfiguration(configuration.GetSection("Logging"));
        if (string.Equals(configuration["Logging:Format"], "Json", StringComparison.OrdinalIgnoreCase))
            logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        else
            logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss.fff zzz "));
    }
}
