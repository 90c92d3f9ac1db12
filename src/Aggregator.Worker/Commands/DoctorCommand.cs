using System.CommandLine;
using System.Globalization;
using System.Net;
using Aggregator.Core.Fetching;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;

namespace Aggregator.Worker.Commands;

/// <summary><c>doctor</c>: checks what the service needs, one line each.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 500L * 1024 * 1024;
    private static readonly DateTimeOffset Built = new(File.GetLastWriteTimeUtc(typeof(DoctorCommand).Assembly.Location), TimeSpan.Zero);

    public static Command Create(CommandContext context)
    {
        var offline = new Option<bool>("--offline") { Description = "Leave out DNS and reachability." };
        var command = new Command("doctor", "Check configuration, database, disk, clock, DNS and reachability. Exit code 1 when a check fails.") { offline };
        command.SetAction((parsed, cancellationToken) => context.RunAsync(async () =>
        {
            var failed = 0;
            await foreach (var (name, fault, fine) in ChecksAsync(context, parsed.GetValue(offline), cancellationToken).ConfigureAwait(false))
            {
                failed += fault is null ? 0 : 1;
                await context.Output.WriteLineAsync($"{(fault is null ? "ok  " : "FAIL")}  {name,-13} {fault ?? fine}").ConfigureAwait(false);
            }

            return failed == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }

    private static async IAsyncEnumerable<(string Name, string? Fault, string Fine)> ChecksAsync(
        CommandContext context, bool offline, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AggregatorOptions options;
        string? fault = null;
        try
        {
            options = context.Configure().Options;
        }
        catch (ConfigurationException wrong)
        {
            (options, fault) = (new AggregatorOptions(), string.Join(" ", wrong.Lines));
        }

        yield return ("configuration", fault, "every setting is valid");
        if (fault is not null)
            yield break;
        yield return await DatabaseAsync(options.Storage, cancellationToken).ConfigureAwait(false);
        yield return Disk(options.Storage);
        yield return Clock(context.Clock);
        if (offline)
            yield break;
        yield return await DnsAsync(cancellationToken).ConfigureAwait(false);
        yield return await ReachabilityAsync(context, options, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(string, string?, string)> DatabaseAsync(StorageOptions storage, CancellationToken cancellationToken)
    {
        try
        {
            var (applied, pending) = await new Migrator(new AggregatorDbFactory(storage)).StatusAsync(cancellationToken).ConfigureAwait(false);
            return ("database", pending.Count == 0 || storage.MigratesOnStart ? null : $"{pending.Count} migration(s) pending; run 'db migrate'",
                $"{storage.Provider}, {applied.Count} migration(s) applied, {pending.Count} pending{(pending.Count > 0 ? " (applied at start)" : "")}");
        }
        catch (Exception fault) when (fault is StorageException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return ("database", fault.Message, "");
        }
    }

    private static (string, string?, string) Disk(StorageOptions storage)
    {
        var folder = new AggregatorDbFactory(storage).FilePath is { } file ? Path.GetDirectoryName(file)! : Directory.GetCurrentDirectory();
        var free = new DriveInfo(Directory.Exists(folder) ? folder : Directory.GetCurrentDirectory()).AvailableFreeSpace;
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / 1024 / 1024 / 1024.0:0.0} GiB free at {folder}");
        return ("disk", free < LeastFreeBytes ? $"{said}; at least 0.5 GiB is needed" : null, said);
    }

    private static (string, string?, string) Clock(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return ("clock", now < Built ? $"the clock says {now:u}, which is before this program was built ({Built:u}); set it" : null, $"{now:u}");
    }

    private static async Task<(string, string?, string)> DnsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync("example.org", cancellationToken).ConfigureAwait(false);
            return ("dns", null, $"example.org resolves to {addresses.Length} address(es)");
        }
        catch (System.Net.Sockets.SocketException fault)
        {
            return ("dns", $"example.org does not resolve: {fault.Message}; check the machine's DNS settings", "");
        }
    }

    private static async Task<(string, string?, string)> ReachabilityAsync(CommandContext context, AggregatorOptions options, CancellationToken cancellationToken)
    {
        var url = await FirstSourceAsync(options.Storage, context.Clock, cancellationToken).ConfigureAwait(false) ?? "https://example.org/";
        using var fetcher = new HttpFetcher(options.Http, context.Clock);
        var result = await fetcher.FetchAsync(new FetchRequest(new Uri(url), FetchPurpose.Discovery), cancellationToken).ConfigureAwait(false);
        return ("reachability", result.Fault is { } fault && result.Status == 0 ? $"{url}: {fault.Message}" : null, $"{url} answered {result.Status} in {result.Elapsed.TotalMilliseconds:0} ms");
    }

    private static async Task<string?> FirstSourceAsync(StorageOptions storage, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var sources = await new SourceStore(new AggregatorDbFactory(storage), clock).ListAsync(cancellationToken).ConfigureAwait(false);
            return sources.FirstOrDefault(source => source.State == SourceState.Active)?.Url;
        }
        catch (System.Data.Common.DbException)
        {
            // An empty or unreachable database has no source to try; its own line says so.
            return null;
        }
    }
}
