namespace Aggregator.Worker.Dashboard;

/// <summary>How the dashboard is served; section <c>Dashboard</c>.</summary>
internal sealed record DashboardOptions
{
    /// <summary>Address to listen on. Default <c>http://localhost:5080</c>: this machine only.</summary>
    public string Url { get; init; } = "http://localhost:5080";

    /// <summary>Serve the pages at all; health and status are served in any case. Default true.</summary>
    public bool Enabled { get; init; } = true;

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
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
            yield return $"Dashboard:Url is '{Url}'; allowed is an http address such as http://localhost:5080.";
        if (RefreshSeconds is < 1 or > 3600)
            yield return $"Dashboard:RefreshSeconds is {RefreshSeconds}; allowed is 1 to 3600 seconds.";
        foreach (var host in AllowedHosts.Where(host => string.IsNullOrWhiteSpace(host) || host.Contains('/', StringComparison.Ordinal)))
            yield return $"Dashboard:AllowedHosts holds \"{host}\"; allowed are host names without scheme, port or path.";
    }
}
