using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Core.Scheduling;

namespace Aggregator.IntegrationTests.Deploy;

public sealed partial class ContainerTests
{
    private static readonly string Dockerfile = ProjectFiles.Read("deploy/docker/Dockerfile");
    private static readonly string Compose = ProjectFiles.Read("deploy/docker/compose.yaml");

    [Fact]
    public void The_image_is_built_from_files_that_exist_and_are_not_ignored()
    {
        var sources = CopyLine().Matches(Dockerfile).SelectMany(copy => copy.Groups["sources"].Value.Split(' ')).ToList();
        var kept = ProjectFiles.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(ProjectFiles.PathOf(source)), $"{source} does not exist"));
        Assert.All(sources, source => Assert.Contains(kept, keep => source == keep || source.StartsWith(keep + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_image_restores_every_project_that_the_worker_refers_to_with_its_lock_file()
    {
        var references = ProjectReference().Matches(ProjectFiles.Read("src/Aggregator.Worker/Aggregator.Worker.csproj")).Select(match => match.Groups["name"].Value);

        foreach (var project in references.Append("Aggregator.Worker"))
        {
            Assert.Contains($"src/{project}/{project}.csproj", Dockerfile, StringComparison.Ordinal);
            Assert.Contains($"src/{project}/packages.lock.json", Dockerfile, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_base_images_have_the_runtime_that_the_project_targets()
    {
        var target = Regex.Match(ProjectFiles.Read("Directory.Build.props"), "<TargetFramework>net([0-9.]+)</TargetFramework>").Groups[1].Value;

        Assert.Equal([target, target], Regex.Matches(Dockerfile, "^FROM [^ ]+/dotnet/[a-z]+:([0-9.]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void One_port_is_listened_on_asked_for_health_and_published_on_loopback()
    {
        var port = Regex.Match(Dockerfile, "^EXPOSE ([0-9]+)$", RegexOptions.Multiline).Groups[1].Value;

        Assert.Contains($"Dashboard__Url=http://0.0.0.0:{port} ", Dockerfile, StringComparison.Ordinal);
        Assert.Contains($"${{1:-{port}}}", ProjectFiles.Read("deploy/docker/healthcheck"), StringComparison.Ordinal);
        Assert.Contains($"\"127.0.0.1:{port}:{port}\"", Compose, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_runs_without_rights_and_never_sees_the_administrators_password()
    {
        var worker = Compose[Compose.IndexOf("\n  aggregator:", StringComparison.Ordinal)..];

        Assert.Matches("(?m)^USER (?!root|0)", Dockerfile);
        Assert.Contains("env_file: aggregator.env\n", worker, StringComparison.Ordinal);
        Assert.DoesNotContain("sqlserver.env", worker, StringComparison.Ordinal);
        Assert.DoesNotContain("SA_PASSWORD", ProjectFiles.Read("deploy/docker/aggregator.env.example"), StringComparison.Ordinal);
    }

    [Fact]
    public void Systemd_and_compose_wait_longer_for_a_stop_than_the_worker_takes()
    {
        var unit = SystemdUnit.Read()["TimeoutStopSec"].Single();
        var compose = Regex.Match(Compose, "stop_grace_period: ([0-9]+s)").Groups[1].Value;

        Assert.Equal(unit, compose);
        Assert.True(TimeSpan.FromSeconds(int.Parse(unit[..^1], CultureInfo.InvariantCulture)) > new JobOptions().ShutdownTimeout);
    }

    [GeneratedRegex(@"^COPY (?:--chmod=\d+ )?(?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CopyLine();

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*\\(?<name>[^\\""]+)\.csproj""", RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectReference();
}
