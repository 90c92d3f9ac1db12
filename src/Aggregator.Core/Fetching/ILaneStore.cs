namespace Aggregator.Core.Fetching;

/// <summary>Where the lanes of all hosts are kept, for every process that fetches; the edge to the database.</summary>
internal interface ILaneStore
{
    /// <summary>The lanes of a shard that hold more than the past: a wait, a request on its way, a pause of their own.</summary>
    Task<IReadOnlyList<HostLane>> LoadAsync(int shard, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The lane of a host, or null when nothing is kept of it.</summary>
    Task<HostLane?> ReadAsync(string host, CancellationToken cancellationToken);

    /// <summary>
    /// Reserves a lane for one request, in one step that only one caller can win: its time has come and no request is on its way.
    /// The reservation is stored before the request is sent, so that a process that dies leaves it behind.
    /// </summary>
    /// <param name="lane">The lane as last seen.</param>
    /// <param name="now">The time.</param>
    /// <param name="heldUntil">When the reservation lapses if it is never given back.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when another has it or its time has not come.</returns>
    Task<bool> TryTakeAsync(HostLane lane, DateTimeOffset now, DateTimeOffset heldUntil, CancellationToken cancellationToken);

    /// <summary>Gives a lane back with what the answer asks for.</summary>
    /// <param name="after">The lane after the request.</param>
    /// <param name="heldUntil">What it was taken with: whoever took it since keeps it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task ReturnAsync(HostLane after, DateTimeOffset heldUntil, CancellationToken cancellationToken);
}
