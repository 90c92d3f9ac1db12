using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Worker.Health;

/// <summary>Ready when the database answers a query.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<AggregatorDb> databases) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = databases.CreateDbContext();
            await db.Sources.AsNoTracking().Select(source => source.Id).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("the database answers");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", failure);
        }
    }
}
