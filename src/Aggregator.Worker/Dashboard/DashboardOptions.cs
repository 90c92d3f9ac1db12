namespace Aggregator.Worker.Dashboard;

/// <summary>How the dashboard is served; section <c>Dashboard</c>.</summary>
internal sealed record DashboardOptions
{
    /// <summary>
    /// Host names under which the dashboard may be asked for besides <c>localhost</c> and plain IP addresses, e.g. that of a reverse proxy.
    /// Empty: a loopback connection takes no other name, any other connection takes every name.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Seconds between two refreshes of a page that is being looked at, 1 to 3,600. Default 4.</summary>
    public int RefreshSeconds { get; init; } = 4;

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (RefreshSeconds is < 1 or > 3600)
            yield return $"Dashboard:RefreshSeconds is {RefreshSeconds}; allowed is 1 to 3600 seconds.";
        foreach (var host in AllowedHosts.Where(host => string.IsNullOrWhiteSpace(host) || host.Contains('/', StringComparison.Ordinal)))
            yield return $"Dashboard:AllowedHosts holds \"{host}\"; allowed are host names without scheme, port or path.";
    }
}
