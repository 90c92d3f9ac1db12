using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Quartz;

namespace Aggregator.Worker.Health;

/// <summary>The health endpoints.</summary>
internal static class HealthExtensions
{
    /// <summary>Registers the checks: the scheduler's and the database's.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<NetworkHealth>("network").AddQuartz();
        return services;
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready");
    }
}
