using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Where a source is polled, and what its permanent redirects (301, 308) have said so far. A new address is taken over only after it held,
/// because expired domains, captive portals and misconfigured servers redirect "permanently" too; the old one is kept as a way back.
/// </summary>
/// <param name="Address">Where the source is polled.</param>
internal sealed record RedirectMemory(Uri Address)
{
    private const int PollsToHold = 3;
    private const int FailuresToReturn = 3;
    private static readonly TimeSpan TimeToHold = TimeSpan.FromDays(1);
    private static readonly TimeSpan WayBack = TimeSpan.FromDays(30);

    /// <summary>The permanent address that polls were last sent to, or null.</summary>
    public Uri? Candidate { get; init; }

    /// <summary>Polls in a row that were sent there and found a feed.</summary>
    public int Held { get; init; }

    /// <summary>The first of them.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>The address before the last take-over, or null.</summary>
    public Uri? Previous { get; init; }

    /// <summary>When the last take-over was.</summary>
    public DateTimeOffset? TakenOverAt { get; init; }

    /// <summary>An address that was taken over and proved dead; it is not taken over again.</summary>
    public Uri? Rejected { get; init; }

    /// <summary>
    /// The memory after a poll. An address is taken over when it held for three polls over at least a day, each with a readable feed at its end;
    /// when it then fails three times in a row within 30 days in a way that tells of a wrong address, the old one comes back.
    /// </summary>
    /// <param name="result">What the poll brought.</param>
    /// <param name="fault">The fault of the poll as a whole (fetching or parsing), or null when a feed was read or not modified.</param>
    /// <param name="failuresInRow">Failures in a row, this one included.</param>
    public RedirectMemory After(FetchResult result, Fault? fault, int failuresInRow)
    {
        if (fault is not null)
            return ShouldReturn(fault.Kind, failuresInRow, result.FetchedAt) ? Returned() : this;
        if (result.PermanentUrl is not { } target || target == Address || target == Rejected || LosesThePath(target))
            return this with { Candidate = null, Held = 0, HeldSince = null };

        var held = target == Candidate ? Held + 1 : 1;
        var since = target == Candidate ? HeldSince ?? result.FetchedAt : result.FetchedAt;
        return held >= PollsToHold && result.FetchedAt - since >= TimeToHold
            ? new RedirectMemory(target) { Previous = Address, TakenOverAt = result.FetchedAt, Rejected = Rejected }
            : this with { Candidate = target, Held = held, HeldSince = since };
    }

    private bool ShouldReturn(FaultKind fault, int failuresInRow, DateTimeOffset now) =>
        Previous is not null && failuresInRow >= FailuresToReturn && now - TakenOverAt < WayBack
        && fault is FaultKind.NotFound or FaultKind.Gone or FaultKind.Forbidden or FaultKind.NameNotResolved or FaultKind.TlsFailed
            or FaultKind.HtmlInsteadOfFeed or FaultKind.DomainLost or FaultKind.NotAFeed or FaultKind.RedirectLimit or FaultKind.AddressRefused;

    private RedirectMemory Returned() => new(Previous!) { Rejected = Address };

    // A feed that is sent to the front page of a site was removed, not moved.
    private bool LosesThePath(Uri target) => target.PathAndQuery == "/" && Address.PathAndQuery != "/";
}
