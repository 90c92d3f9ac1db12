using System.CommandLine;
using Aggregator.Worker.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Aggregator.Worker.Commands;

/// <summary><c>run</c>: the service.</summary>
internal static class RunCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("run", "Run the service: poll the sources, store what they bring, serve the dashboard. Ctrl+C or SIGTERM stops it.");
        command.SetAction((_, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    /// <summary>Runs until stopped.</summary>
    public static Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken) => context.RunAsync(async () =>
    {
        // The service manager of Windows starts services in a system folder; settings and data lie beside the program.
        if (WindowsServiceHelpers.IsWindowsService())
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        var (configuration, options) = context.Configure();
        await using var service = WorkerHost.Build(configuration, options, context.Clock);
        await service.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    });
}
