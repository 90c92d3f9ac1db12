using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Core.Fetching;
using Aggregator.Core.Storage;
using Aggregator.Worker.Configuration;
using Aggregator.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Commands;

/// <summary>What every command needs: the configuration, and one way to fail.</summary>
/// <param name="settings">Settings given on the command line.</param>
/// <param name="output">Where results go.</param>
/// <param name="error">Where messages about failures go.</param>
/// <param name="input">Where secrets are read from; null for standard input.</param>
internal sealed class CommandContext(IReadOnlyDictionary<string, string?> settings, TextWriter output, TextWriter error, TextReader? input = null)
{
    /// <summary>JSON as commands print it: indented, Chinese as such.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Failures.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Where secrets are read from that shall not stand on the command line.</summary>
    public TextReader Input { get; } = input ?? Console.In;

    /// <summary>Shows a file in the browser; false when there is none.</summary>
    public Func<string, bool> Browse { get; init; } = Browser.Open;

    /// <summary>Time.</summary>
    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>Settings given on the command line, over which a command may lay its own.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; } = settings;

    /// <summary>The configuration and the options bound from it.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public (IConfigurationRoot Configuration, AggregatorOptions Options) Configure(IEnumerable<KeyValuePair<string, string?>>? under = null)
    {
        var merged = new Dictionary<string, string?>(under ?? [], StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Settings)
            merged[key] = value;
        var configuration = AggregatorConfiguration.Read(merged);
        return (configuration, AggregatorConfiguration.Bind(configuration, merged.Keys));
    }

    /// <summary>The sources of the configured database, migrated when options say so.</summary>
    public async Task<SourceStore> OpenSourcesAsync(CancellationToken cancellationToken)
    {
        var options = Configure().Options.Storage;
        return new SourceStore(await OpenDatabaseAsync(cancellationToken).ConfigureAwait(false), Clock, new KeyRing(options));
    }

    /// <summary>The configured database, migrated when options say so.</summary>
    public async Task<AggregatorDbFactory> OpenDatabaseAsync(CancellationToken cancellationToken)
    {
        var databases = new AggregatorDbFactory(Configure().Options.Storage);
        await new Migrator(databases).PrepareAsync(cancellationToken).ConfigureAwait(false);
        return databases;
    }

    /// <summary>A fetcher as the service uses it.</summary>
    public HttpFetcher OpenFetcher() => new(Configure().Options.Http, Clock);

    /// <summary>Prints a value as JSON.</summary>
    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Runs a command; what an operator can cure is printed as one line each, without a stack trace.</summary>
    public async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (ConfigurationException fault)
        {
            foreach (var line in fault.Lines)
                await Error.WriteLineAsync($"configuration: {line}").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (StorageException fault)
        {
            await Error.WriteLineAsync($"storage: {fault.Message}").ConfigureAwait(false);
            return ExitCode.Storage;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            await Error.WriteLineAsync($"storage: {(fault.InnerException ?? fault).Message}").ConfigureAwait(false);
            return ExitCode.Storage;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    /// <summary>Prints why a command did not do what was asked.</summary>
    public int Fail(string message, int exitCode = ExitCode.Failed)
    {
        Error.WriteLine(message);
        return exitCode;
    }
}
