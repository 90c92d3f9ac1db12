using Aggregator.Core.Sources;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Worker.Dashboard.Sources;

/// <summary>What an operator can do to a source. Each takes effect at the source's next round; repeating one does no harm.</summary>
internal sealed class SourceActions(IDbContextFactory<AggregatorDb> databases, TimeProvider time)
{
    /// <summary>Stops the polling. False when there is no such source to pause.</summary>
    public async Task<bool> Pause(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Sources.Where(source => source.Id == id && source.State != SourceState.Removed)
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.State, SourceState.Paused), cancellation) > 0;
    }

    /// <summary>Starts the polling again, with a poll at once. False when there is no such source to resume.</summary>
    public async Task<bool> Resume(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        return await db.Sources.Where(source => source.Id == id && source.State != SourceState.Removed)
            .ExecuteUpdateAsync(set => set
                .SetProperty(source => source.State, SourceState.Active)
                .SetProperty(source => source.NextDueAt, now)
                .SetProperty(source => source.NextDueReason, "resumed by an operator"), cancellation) > 0;
    }

    /// <summary>Makes a poll due now. False when there is no such source, or it is not polled.</summary>
    public async Task<bool> Refresh(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        return await db.Sources.Where(source => source.Id == id && (source.State == SourceState.Active || source.State == SourceState.Resting))
            .ExecuteUpdateAsync(set => set
                .SetProperty(source => source.NextDueAt, now)
                .SetProperty(source => source.NextDueReason, "asked for by an operator"), cancellation) > 0;
    }
}
