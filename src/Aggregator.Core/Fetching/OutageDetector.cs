using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Tells our own outage from everybody else's: when nearly all hosts that worked before cannot be reached within a few minutes, or a canary
/// cannot, the fault is ours. Each node watches its own network. Safe for many calls at once.
/// </summary>
internal sealed class OutageDetector
{
    private const int LeastHosts = 5;
    private const double ShareToBegin = 0.8;
    private const int HostsToEnd = 2;
    private const int CanaryFailures = 2;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (bool Reached, DateTimeOffset At)> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reachedInOutage = new(StringComparer.OrdinalIgnoreCase);
    private int _canaryFailures;
    private DateTimeOffset _canaryFailedSince;
    private DateTimeOffset _lastReached = DateTimeOffset.MinValue;
    private DateTimeOffset _lastProbe = DateTimeOffset.MinValue;

    /// <summary>Since when failures are our own (the first of those that gave it away), or null while the network works.</summary>
    public DateTimeOffset? OutageSince { get; private set; }

    /// <summary>Whether a fault means that nothing of the host was reached.</summary>
    public static bool IsUnreached(FaultKind fault) =>
        fault is FaultKind.NameNotResolved or FaultKind.Unreachable or FaultKind.Timeout or FaultKind.TlsFailed;

    /// <summary>Takes note of one fetch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="reached">Whether it answered at all; an error status is an answer.</param>
    /// <param name="workedBefore">Whether it answered the time before; hosts that are known to be down say nothing.</param>
    /// <param name="at">When; reports may come a little out of order.</param>
    public OutageChange Report(string host, bool reached, bool workedBefore, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (reached && at > _lastReached)
                _lastReached = at;
            if (OutageSince is not null)
                return reached ? EndAfter(host) : OutageChange.None;
            if (reached || workedBefore || _hosts.ContainsKey(host))
                _hosts[host] = (reached, at);
            return Judge(at);
        }
    }

    /// <summary>
    /// Takes note of a look at the canary: an address that is always there. Two failures in a row are enough, unless a host answers
    /// meanwhile: then it is the canary that is down. Its coming back ends an outage in which it was down as well.
    /// </summary>
    public OutageChange ReportCanary(bool reached, DateTimeOffset at)
    {
        lock (_lock)
        {
            var wasDown = _canaryFailures > 0;
            if (!reached && !wasDown)
                _canaryFailedSince = at;
            _canaryFailures = reached ? 0 : _canaryFailures + 1;
            if (OutageSince is not null)
                return reached && wasDown ? End() : OutageChange.None;
            return _canaryFailures >= CanaryFailures && _lastReached < _canaryFailedSince ? Begin(FirstFailure(at)) : OutageChange.None;
        }
    }

    /// <summary>Whether a poll may be made now: always while the network works, and one every 15 seconds, as a probe, while it does not.</summary>
    public bool MayPoll(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (OutageSince is null)
                return true;
            if (now - _lastProbe < ProbeEvery)
                return false;
            _lastProbe = now;
            return true;
        }
    }

    private OutageChange Judge(DateTimeOffset now)
    {
        Forget(now);
        var down = _hosts.Values.Where(h => !h.Reached).ToList();
        return _hosts.Count >= LeastHosts && down.Count >= ShareToBegin * _hosts.Count
            ? Begin(down.Min(h => h.At))
            : OutageChange.None;
    }

    private DateTimeOffset FirstFailure(DateTimeOffset now)
    {
        Forget(now);
        return _hosts.Values.Where(h => !h.Reached && h.At > _lastReached).Select(h => h.At).Append(_canaryFailedSince).Min();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (host, seen) in _hosts)
        {
            if (now - seen.At > Window)
                _hosts.Remove(host);
        }
    }

    private OutageChange Begin(DateTimeOffset since)
    {
        OutageSince = since;
        _hosts.Clear();
        _reachedInOutage.Clear();
        return OutageChange.Began;
    }

    private OutageChange EndAfter(string host)
    {
        _reachedInOutage.Add(host);
        return _reachedInOutage.Count >= HostsToEnd ? End() : OutageChange.None;
    }

    private OutageChange End()
    {
        OutageSince = null;
        return OutageChange.Ended;
    }
}
