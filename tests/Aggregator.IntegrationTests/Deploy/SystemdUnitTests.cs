using System.Diagnostics;

namespace Aggregator.IntegrationTests.Deploy;

public sealed class SystemdUnitTests
{
    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_unit()
    {
        var (exitCode, output) = await AnalyzeAsync("--man=no", "--recursive-errors=no", "verify");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("aggregator.service", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_rates_the_exposure_of_the_unit_below_two_of_ten()
    {
        var (exitCode, output) = await AnalyzeAsync("security", "--offline=true", "--no-pager", "--threshold=20");

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void The_unit_leaves_the_compiler_of_dotnet_its_memory_and_its_pipes()
    {
        var unit = SystemdUnit.Read();

        Assert.Empty(unit["MemoryDenyWriteExecute"]);
        Assert.DoesNotContain(unit["SystemCallFilter"], calls => calls.StartsWith('~') && calls.Contains("@ipc", StringComparison.Ordinal));
    }

    [Fact]
    public void The_unit_runs_what_the_script_installs_where_the_script_puts_it()
    {
        var unit = SystemdUnit.Read();
        var script = ProjectFiles.Read("deploy/systemd/install.sh");
        var state = Assert.Single(unit["WorkingDirectory"]);

        Assert.Contains($"program={Path.GetDirectoryName(unit["ExecStart"].Single().Split(' ')[0])!.Replace('\\', '/')}\n", script, StringComparison.Ordinal);
        Assert.Contains($"state={state}\n", script, StringComparison.Ordinal);
        Assert.Equal(state, $"/var/lib/{unit["StateDirectory"].Single()}");
        Assert.Contains(unit["User"].Single(), ProjectFiles.Read("deploy/systemd/aggregator.sysusers.conf").Split(' '));
    }

    [Fact]
    public void A_command_beside_the_service_uses_its_account_folder_and_settings()
    {
        var unit = SystemdUnit.Read();
        var command = ProjectFiles.Read("deploy/systemd/aggregator");

        Assert.Contains($"--uid={unit["User"].Single()} ", command, StringComparison.Ordinal);
        Assert.Contains($"--working-directory={unit["WorkingDirectory"].Single()} ", command, StringComparison.Ordinal);
        Assert.Contains($"EnvironmentFile={unit["EnvironmentFile"].Single()} ", command, StringComparison.Ordinal);
        Assert.Contains($"UMask={unit["UMask"].Single()} ", command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy/systemd/install.sh")]
    [InlineData("deploy/systemd/aggregator")]
    [InlineData("deploy/docker/healthcheck")]
    [InlineData(".ci/run")]
    public void Scripts_can_be_executed_as_they_are_checked_out(string script)
    {
        var file = ProjectFiles.PathOf(script);

        Assert.DoesNotContain('\r', File.ReadAllText(file));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable");
    }

    private static async Task<(int ExitCode, string Output)> AnalyzeAsync(params string[] arguments)
    {
        Assert.SkipUnless(OnPath("systemd-analyze"), "systemd-analyze is not installed on this machine");
        var folder = Directory.CreateTempSubdirectory("aggregator-unit-");
        try
        {
            // The program is not installed here; the tests' own executable stands in its place.
            var unit = Path.Combine(folder.FullName, "aggregator.service");
            var installed = SystemdUnit.Read()["ExecStart"].Single().Split(' ')[0];
            await File.WriteAllTextAsync(unit, ProjectFiles.Read(SystemdUnit.File).Replace(installed, Environment.ProcessPath, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            return await RunAsync("systemd-analyze", [.. arguments, unit]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
