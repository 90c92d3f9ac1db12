using System.Collections.Concurrent;
using Aggregator.Core.Scheduling;

namespace Aggregator.Core.Fetching;

/// <summary>
/// The lanes that every request of ours goes through, one a host: whatever it is for, and whichever shard or node makes it. A request
/// reserves its host's lane in the store before it is sent and gives it back with the answer, so a host never sees two at once, nor
/// one before its pause is over. What this process last saw is kept here, so that the store is asked only for the reservation itself.
/// </summary>
internal sealed class HostLanes(HttpOptions options, TimeProvider clock, ILaneStore? store = null)
{
    private const int MaxLanesAShard = 4_000;
    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly ILaneStore _store = store ?? new InMemoryLaneStore();
    private readonly ConcurrentDictionary<string, HostLane>[] _seen = [.. Enumerable.Range(0, Shard.Count).Select(_ => new ConcurrentDictionary<string, HostLane>(StringComparer.Ordinal))];

    /// <summary>
    /// How long a lane stays reserved when whoever took it never gives it back: longer than any request may last and than any pause
    /// that could follow it, so that even after a crash the next request keeps the distance.
    /// </summary>
    private TimeSpan Hold => Longer(options.TotalTimeout + TimeSpan.FromSeconds(10), LongestPause);

    private TimeSpan LongestPause => Longer(options.MaxPageDelay, options.PageDelay);

    /// <summary>Takes over what is stored of a shard, at the beginning of a round: another node may have served it since.</summary>
    public async Task LoadAsync(int shard, CancellationToken cancellationToken)
    {
        var seen = _seen[shard];
        var stored = (await _store.LoadAsync(shard, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false)).ToDictionary(lane => lane.Host, StringComparer.Ordinal);
        var room = seen.Count + stored.Count <= MaxLanesAShard;
        foreach (var host in seen.Keys)
        {
            if (!stored.ContainsKey(host) && !room)
                seen.TryRemove(host, out _);
            else if (!stored.ContainsKey(host))
                seen[host] = HostLane.Fresh(host) with { IsStored = seen.GetValueOrDefault(host)?.IsStored ?? false };
        }

        foreach (var (host, lane) in stored)
            seen[host] = lane;
    }

    /// <summary>The hosts of a shard that will not be ready within a time, the longest waits first.</summary>
    public IEnumerable<string> Resting(int shard, TimeSpan within)
    {
        var until = clock.GetUtcNow() + within;
        return _seen[shard].Values.Where(lane => lane.NotBefore > until).OrderByDescending(lane => lane.NotBefore).Select(lane => lane.Host);
    }

    /// <summary>Whether requests to a host failed or were refused of late.</summary>
    public bool IsTroubled(string host) => Seen(host) is { Refusals: > 0 };

    /// <summary>How long to wait before the next request to a host, as far as is known here; zero when it may go at once.</summary>
    public TimeSpan Wait(string host) => Seen(host)?.Wait(clock.GetUtcNow()) ?? TimeSpan.Zero;

    /// <summary>Waits until a host may be asked; false when that takes longer than the patience or a stop comes first.</summary>
    public async Task<bool> TurnComesAsync(string host, TimeSpan patience, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var wait = WaitOf(Seen(host) ?? HostLane.Fresh(host));
            if (wait == TimeSpan.Zero)
                return true;
            if (wait > patience - clock.GetElapsedTime(began))
                return false;
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Seen(host)?.HeldUntil is not null && !stop.IsCancellationRequested)
                await ReadAsync(host, CancellationToken.None).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Waits for the turn of a request and reserves its host's lane. A host that rests for longer than any pause is a refusal.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<LaneTurn> TakeAsync(Uri url, CancellationToken cancellationToken)
    {
        var (host, began, patience) = (Shard.HostOf(url), clock.GetTimestamp(), LongestPause + TimeSpan.FromSeconds(15));
        var lane = Seen(host) ?? await ReadAsync(host, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (WaitOf(lane) == TimeSpan.Zero)
            {
                var held = lane with { HeldUntil = now + Hold, IsStored = true };
                if (await _store.TryTakeAsync(lane, now, held.HeldUntil.Value, cancellationToken).ConfigureAwait(false))
                    return new LaneTurn(Keep(held));
                lane = await ReadAsync(host, cancellationToken).ConfigureAwait(false);
            }

            var wait = WaitOf(lane);
            if (wait > patience - clock.GetElapsedTime(began))
                return new LaneTurn(lane, FetchFaults.HostRests(host, lane.NotBefore, lane.Why), wait);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            if (lane.HeldUntil is not null)
                lane = await ReadAsync(host, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the lane back with what the answer asks for. A host that cannot be reached rests for a minute, doubling up to an hour.</summary>
    public Task ReturnAsync(LaneTurn turn, FetchResult result)
    {
        var before = Seen(turn.Lane.Host) is { } seen ? turn.Lane with { CrawlDelay = seen.CrawlDelay } : turn.Lane;
        var after = HostPacing.After(before, result, before.CrawlDelay, options) with { HeldUntil = null, Why = "" };
        if (result.Fault is { } fault && HostPacing.IsHostWide(fault.Kind) && after.Refusals == before.Refusals)
            after = Rested(after, result);
        if (after.Refusals > before.Refusals)
            after = after with { Why = result.Fault?.Message ?? $"it answered {result.Status}" };
        // Whatever is being cancelled, the lane is given back: the next request must not have to wait for the reservation to lapse.
        return _store.ReturnAsync(Keep(after), turn.Lane.HeldUntil!.Value, CancellationToken.None);
    }

    /// <summary>Takes note of what a host's robots.txt asks for: the pause that runs now is lengthened at once, those to come as well.</summary>
    public Task NoteCrawlDelayAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        var host = Shard.HostOf(url);
        if (Seen(host) is not { } lane || lane.CrawlDelay == crawlDelay)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var asked = crawlDelay is { } delay ? now + (delay < LongestPause ? delay : LongestPause) : now;
        lane = Keep(lane with { CrawlDelay = crawlDelay, NotBefore = crawlDelay > options.PageDelay && asked > lane.NotBefore ? asked : lane.NotBefore });
        return lane.NotBefore > now ? _store.ReturnAsync(lane, DateTimeOffset.MinValue, cancellationToken) : Task.CompletedTask;
    }

    private HostLane? Seen(string host) => _seen[Shard.Of(host)].GetValueOrDefault(host);

    private HostLane Keep(HostLane lane) => _seen[Shard.Of(lane.Host)][lane.Host] = lane;

    private async Task<HostLane> ReadAsync(string host, CancellationToken cancellationToken) =>
        Keep(await _store.ReadAsync(host, cancellationToken).ConfigureAwait(false) ?? HostLane.Fresh(host));

    /// <summary>A lane whose request is on its way is looked at again every second: it is usually given back long before it lapses.</summary>
    private TimeSpan WaitOf(HostLane lane)
    {
        var now = clock.GetUtcNow();
        var wait = lane.Wait(now);
        return wait > TimeSpan.Zero || !lane.IsHeld(now) ? wait : lane.HeldUntil!.Value - now < LookAgain ? lane.HeldUntil.Value - now : LookAgain;
    }

    private static HostLane Rested(HostLane lane, FetchResult result)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(lane.Refusals, 10));
        var until = result.FetchedAt + (rest < LongestRest ? rest : LongestRest);
        return lane with { NotBefore = until > lane.NotBefore ? until : lane.NotBefore, Refusals = lane.Refusals + 1 };
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
