using Aggregator.Core.Pipeline;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Worker.Health;

/// <summary>Degraded, but still ready, while this node's own network is down.</summary>
internal sealed class NetworkHealth(OutageWatch outages) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outages.DownSince is { } since
            ? HealthCheckResult.Degraded($"our own network is down since {since:u}")
            : HealthCheckResult.Healthy("the outside is reached"));
}
