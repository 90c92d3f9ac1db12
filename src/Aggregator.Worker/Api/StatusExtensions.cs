using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Api;

/// <summary><c>GET /api/status</c>: what a script asks first.</summary>
internal static class StatusExtensions
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapStatus(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/status", async (IDbContextFactory<AggregatorDb> databases, CancellationToken cancellationToken) =>
            Results.Json(await ReadAsync(databases, cancellationToken).ConfigureAwait(false)));

    private static async Task<WorkerStatus> ReadAsync(IDbContextFactory<AggregatorDb> databases, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var groups = db.Groups.Where(g => g.Size > 1);
        return new WorkerStatus(
            await db.Sources.CountAsync(s => s.State != SourceState.Removed, cancellationToken).ConfigureAwait(false),
            await db.Articles.CountAsync(cancellationToken).ConfigureAwait(false),
            await groups.CountAsync(cancellationToken).ConfigureAwait(false),
            await groups.SumAsync(g => g.Size - 1, cancellationToken).ConfigureAwait(false),
            await db.Sources.CountAsync(s => s.State != SourceState.Removed && s.LastFault != FaultKind.None, cancellationToken).ConfigureAwait(false),
            await db.Entries.CountAsync(e => e.State == EntryState.Waiting, cancellationToken).ConfigureAwait(false),
            await db.Articles.CountAsync(a => a.GroupId == null, cancellationToken).ConfigureAwait(false),
            await db.Outages.Where(o => o.EndedAt == null).MinAsync(o => (DateTimeOffset?)o.Since, cancellationToken).ConfigureAwait(false),
            await db.SiteDrifts.CountAsync(d => d.EndedAt == null, cancellationToken).ConfigureAwait(false));
    }
}
