namespace Aggregator.Core.Scheduling;

/// <summary>How an outage of our own network is recognised (section <c>Outage</c>).</summary>
internal sealed record OutageOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Outage";

    /// <summary>Whether failures of most hosts at once are taken for our own. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>An http or https address that always answers, looked at to tell our own outage from that of others; null for none.</summary>
    public string? Canary { get; init; }

    /// <summary>How often the canary is looked at. 10 s to 1 h, default 1 min; two failures in a row are an outage.</summary>
    public TimeSpan CanaryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (Canary is { Length: > 0 } && !(Uri.TryCreate(Canary, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0))
            yield return $"{Section}:{nameof(Canary)} is '{Canary}'; allowed is an absolute http or https address without a login.";
        if (CanaryInterval < TimeSpan.FromSeconds(10) || CanaryInterval > TimeSpan.FromHours(1))
            yield return $"{Section}:{nameof(CanaryInterval)} is '{CanaryInterval:c}'; allowed is 00:00:10 to 01:00:00.";
    }
}
