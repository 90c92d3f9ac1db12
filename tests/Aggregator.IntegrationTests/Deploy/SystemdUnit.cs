namespace Aggregator.IntegrationTests.Deploy;

/// <summary>The unit file as it is installed, by key; repeated keys keep every value.</summary>
internal static class SystemdUnit
{
    public const string File = "deploy/systemd/aggregator.service";

    public static ILookup<string, string> Read() =>
        ProjectFiles.Read(File).Split('\n')
            .Where(line => line.Length > 0 && line[0] is not ('#' or '[') && line.Contains('=', StringComparison.Ordinal))
            .Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
