using System.Collections.Concurrent;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>The robots.txt of every origin met, fetched when needed and kept as <see cref="RobotsLookup"/> says.</summary>
/// <param name="fetcher">Fetches the files.</param>
/// <param name="options">Gives the product token and whether robots.txt is obeyed.</param>
/// <param name="clock">Time.</param>
internal sealed class RobotsCache(HttpFetcher fetcher, HttpOptions options, TimeProvider clock)
{
    private const int MaxOrigins = 50_000;

    private readonly ConcurrentDictionary<string, RobotsLookup> _known = new(StringComparer.Ordinal);

    /// <summary>The rules for an address's origin; everything is allowed when options say that robots.txt is not obeyed.</summary>
    /// <param name="url">The address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="proxy">The proxy that the address is asked through, so that its robots.txt is as well; null for the option's.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<RobotsRules> GetAsync(Uri url, CancellationToken cancellationToken, string? proxy = null)
    {
        if (!options.RespectRobots)
            return RobotsRules.AllowAll;
        var origin = Origin(url);
        var key = proxy is null ? origin : $"{origin} {proxy}";
        if (_known.TryGetValue(key, out var known) && known.ValidUntil > clock.GetUtcNow())
            return known.Rules;

        var result = await fetcher.FetchAsync(new(new Uri(origin + "/robots.txt"), FetchPurpose.Robots) { Proxy = proxy }, cancellationToken).ConfigureAwait(false);
        if (result is { Status: 0, Fault.Kind: FaultKind.TooManyRequests })
            return RobotsRules.AllowAll with { NotAsked = result.Fault, RetryAfter = result.RetryAfter };
        var lookup = RobotsLookup.From(result, known, options.ProductToken);
        if (_known.Count >= MaxOrigins)
            Forget(clock.GetUtcNow());
        _known[key] = lookup;
        return lookup.Rules;
    }

    /// <summary>Whether the rules for an address's origin are known without a fetch.</summary>
    public bool Knows(Uri url) => !options.RespectRobots || (_known.TryGetValue(Origin(url), out var known) && known.ValidUntil > clock.GetUtcNow());

    private static string Origin(Uri url)
    {
        var origin = url.GetLeftPart(UriPartial.Authority)[(url.Scheme.Length + 3)..];
        return $"{url.Scheme}://{origin[(origin.LastIndexOf('@') + 1)..]}";
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, lookup) in _known)
        {
            if (lookup.ValidUntil <= now || _known.Count >= MaxOrigins)
                _known.TryRemove(key, out _);
        }
    }
}
