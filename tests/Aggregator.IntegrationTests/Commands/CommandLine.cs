using Aggregator.Worker.Commands;
using Aggregator.Worker.Configuration;

namespace Aggregator.IntegrationTests.Commands;

/// <summary>Runs commands as the process does, against a folder of its own, and keeps what they print.</summary>
internal sealed class CommandLine : IDisposable
{
    public CommandLine() => Folder = Directory.CreateTempSubdirectory("aggregator-cli-").FullName;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "cli.db");

    /// <summary>What commands read from standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>What was to be shown in the browser.</summary>
    public List<string> Browsed { get; } = [];

    /// <summary>Whether there is a browser.</summary>
    public bool HasBrowser { get; init; } = true;

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var input = new StringReader(Input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var (command, settings) = ConfigurationArguments.Split(
            [$"--Storage:ConnectionString=Data Source={Database};Pooling=False", "--Http:AllowedAddresses:0=127.0.0.0/8", "--Dashboard:Url=http://127.0.0.1:0", .. arguments]);
        var parsed = AggregatorCommand.Create(new CommandContext(settings, output, error, input) { Browse = Browse }).Parse(command);
        var exitCode = await parsed.InvokeAsync(new() { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode, output.ToString(), error.ToString());
    }

    private bool Browse(string path)
    {
        Browsed.Add(path);
        return HasBrowser;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
