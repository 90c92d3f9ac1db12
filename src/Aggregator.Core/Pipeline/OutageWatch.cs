using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.Core.Pipeline;

/// <summary>
/// Keeps failures of our own network from being counted against sources: what failed in its first minutes is taken back, one alarm is raised,
/// and until it is over only a probe is made now and then. Each node watches its own network; the record is in the database for all to see.
/// </summary>
internal sealed class OutageWatch(
    IDbContextFactory<AggregatorDb> databases, OutageDetector detector, Canary canary, OutageOptions options, HttpOptions http, IRunJournal journal, TimeProvider clock)
{
    private const int SpreadSteps = 10;
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(5);

    /// <summary>Since when our own network is down; null while it works.</summary>
    public DateTimeOffset? DownSince => detector.OutageSince;

    /// <summary>Whether a poll may be made now.</summary>
    public bool MayPoll() => detector.MayPoll(clock.GetUtcNow());

    /// <summary>Whether a fault says nothing about its host, because our own network is down.</summary>
    public bool IsOurs(Fault? fault) => fault is not null && DownSince is not null && OutageDetector.IsUnreached(fault.Kind);

    /// <summary>Takes note of a poll's fetch.</summary>
    /// <returns>Whether its failure is our own.</returns>
    public async Task<bool> ReportAsync(Source source, FetchResult fetched, CancellationToken cancellationToken)
    {
        // A proxy of the source's own that fails says nothing about our network.
        if (!options.Enabled || !WasTried(fetched) || (source.ProtectedAccess is not null && fetched.Fault is not null))
            return false;
        var reached = fetched.Fault is null || !OutageDetector.IsUnreached(fetched.Fault.Kind);
        var workedBefore = source.ConsecutiveFailures == 0 && source.LastSuccessAt is not null;
        var change = detector.Report(source.Host, reached, workedBefore, fetched.FetchedAt);
        await NoteAsync(change, "Nearly all hosts that worked before could not be reached within a few minutes.", cancellationToken).ConfigureAwait(false);
        return IsOurs(fetched.Fault);
    }

    /// <summary>Looks at the canary, when there is one.</summary>
    public async Task LookAtCanaryAsync(CancellationToken cancellationToken)
    {
        if (!canary.IsSet)
            return;
        var (reached, fault, at) = await canary.LookAsync(cancellationToken).ConfigureAwait(false);
        var change = detector.ReportCanary(reached, at);
        await NoteAsync(change, $"The canary could not be reached twice in a row: {fault?.Message}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends what an earlier process of this machine left open; run at start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        await CloseAsync(db, cancellationToken).ConfigureAwait(false);
    }

    private async Task NoteAsync(OutageChange change, string cause, CancellationToken cancellationToken)
    {
        if (change == OutageChange.Began && detector.OutageSince is { } since)
            await BeginAsync(since, cause, cancellationToken).ConfigureAwait(false);
        else if (change == OutageChange.Ended)
            await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task BeginAsync(DateTimeOffset since, string cause, CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        db.Outages.Add(new NetworkOutage { Node = Node, Since = since, Cause = ColumnText.Fit(cause, 300) });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        journal.Network(new OutageEvent(true, since, cause, await UndoAsync(db, since - http.TotalTimeout, cancellationToken).ConfigureAwait(false)));
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.CreateDbContext();
        var open = await db.Outages.AsNoTracking().Where(o => o.Node == Node && o.EndedAt == null).OrderByDescending(o => o.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        await CloseAsync(db, cancellationToken).ConfigureAwait(false);
        journal.Network(new OutageEvent(false, open?.Since ?? clock.GetUtcNow(), open?.Cause ?? ""));
    }

    private async Task CloseAsync(AggregatorDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Outages.Where(o => o.Node == Node && o.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.EndedAt, now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes back the failures since a moment: one a source, as none is tried twice within minutes.</summary>
    private async Task<int> UndoAsync(AggregatorDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var hit = db.Sources.Where(s => s.LastPolledAt >= since && s.ConsecutiveFailures > 0
            && (s.LastFault == FaultKind.NameNotResolved || s.LastFault == FaultKind.Unreachable || s.LastFault == FaultKind.Timeout || s.LastFault == FaultKind.TlsFailed));
        await db.Polls.Where(p => p.StartedAt >= since
                && (p.Fault == FaultKind.NameNotResolved || p.Fault == FaultKind.Unreachable || p.Fault == FaultKind.Timeout || p.Fault == FaultKind.TlsFailed))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.OwnOutage, true), cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        for (var step = 0; step < SpreadSteps; step++)
        {
            var due = now + Soonest + (Soonest * step / SpreadSteps);
            await hit.Where(s => s.Id % SpreadSteps == step)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextDueAt, due).SetProperty(s => s.NextDueReason, NextCheckPolicy.OutageReason), cancellationToken).ConfigureAwait(false);
        }

        var healed = await hit.Where(s => s.ConsecutiveFailures == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConsecutiveFailures, 0).SetProperty(s => s.LastFault, FaultKind.None).SetProperty(s => s.LastFaultMessage, ""), cancellationToken)
            .ConfigureAwait(false);
        return healed + await hit.ExecuteUpdateAsync(set => set.SetProperty(s => s.ConsecutiveFailures, s => s.ConsecutiveFailures - 1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a request was made; a host that rests in its lane was not asked.</summary>
    private static bool WasTried(FetchResult fetched) =>
        fetched is not { Status: 0, Fault.Kind: FaultKind.TooManyRequests }
        && fetched.Fault?.Kind is not (FaultKind.AddressRefused or FaultKind.RobotsDisallowed or FaultKind.BadAddress or FaultKind.AccessUnreadable or FaultKind.Internal);

    private static string Node => ColumnText.Fit(Environment.MachineName, 100);
}
