using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Storage;

/// <summary>
/// Lets one process of all that share the database change groups and stories. The lease ends by itself when its holder dies; each
/// change checks and moves on a stamp in its own transaction, so that even a holder that was thought dead can spoil nothing.
/// </summary>
internal sealed class GroupingLease(IDbContextFactory<AggregatorDb> databases, TimeProvider clock)
{
    private const int Row = 1;
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(2);

    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>The stamp as this process knows it; another process or an operator changed something when it is not the one remembered.</summary>
    public long Stamp { get; private set; }

    /// <summary>Takes or renews the lease.</summary>
    /// <returns>False while another process holds it.</returns>
    public async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        if (!await TryTakeAsync(db, cancellationToken).ConfigureAwait(false))
        {
            if (await db.GroupingStates.AnyAsync(cancellationToken).ConfigureAwait(false)) return false;
            await db.TryAddAsync(new GroupingState { Id = Row, LeaseUntil = DateTimeOffset.UnixEpoch }, g => g.Id == Row, cancellationToken).ConfigureAwait(false);
            if (!await TryTakeAsync(db, cancellationToken).ConfigureAwait(false)) return false;
        }

        Stamp = await db.GroupingStates.Where(g => g.Id == Row).Select(g => g.Stamp).FirstAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets others have it.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var past = clock.GetUtcNow().AddSeconds(-1);
        await db.GroupingStates.Where(g => g.Id == Row && g.Owner == _owner).ExecuteUpdateAsync(set => set.SetProperty(g => g.LeaseUntil, past), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>To be called first in every transaction of the holder: renews the lease and moves the stamp on.</summary>
    /// <exception cref="GroupingLostException">Another process or an operator was first; what is known must be read anew.</exception>
    public async Task GuardAsync(AggregatorDb db, CancellationToken cancellationToken)
    {
        var (known, next, until) = (Stamp, Stamp + 1, clock.GetUtcNow() + Held);
        var rows = await db.GroupingStates.Where(g => g.Id == Row && g.Owner == _owner && g.Stamp == known)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Stamp, next).SetProperty(g => g.LeaseUntil, until), cancellationToken).ConfigureAwait(false);
        if (rows == 0) throw new GroupingLostException();
        Stamp = next;
    }

    /// <summary>To be called first in every transaction by which an operator changes stories: no lease is needed, and its holder sees the change.</summary>
    public static async Task MoveStampAsync(AggregatorDb db, CancellationToken cancellationToken)
    {
        var rows = await db.GroupingStates.Where(g => g.Id == Row).ExecuteUpdateAsync(set => set.SetProperty(g => g.Stamp, g => g.Stamp + 1), cancellationToken).ConfigureAwait(false);
        if (rows == 0) db.GroupingStates.Add(new GroupingState { Id = Row, Stamp = 1, LeaseUntil = DateTimeOffset.UnixEpoch });
    }

    private async Task<bool> TryTakeAsync(AggregatorDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Held;
        return await db.GroupingStates.Where(g => g.Id == Row && (g.Owner == _owner || g.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Owner, _owner).SetProperty(g => g.LeaseUntil, until), cancellationToken).ConfigureAwait(false) > 0;
    }
}
