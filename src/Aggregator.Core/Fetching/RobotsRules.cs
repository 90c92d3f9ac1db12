using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>What one robots.txt says to one product token (RFC 9309): the merged groups that name it, else those for <c>*</c>.</summary>
/// <param name="Rules">Allow and disallow rules, in file order.</param>
/// <param name="CrawlDelay">Pause between fetches that the file asks for, or null.</param>
/// <param name="Sitemaps">Absolute sitemap addresses, whatever group they stand in.</param>
internal sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay, IReadOnlyList<string> Sitemaps)
{
    /// <summary>How much of a robots.txt is read (RFC 9309 section 2.5 asks for at least 500 KiB).</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>No restriction: the file is absent (RFC 9309 section 2.3.1.3).</summary>
    public static RobotsRules AllowAll { get; } = new([], null, []);

    /// <summary>Complete restriction: the file could not be reached (RFC 9309 section 2.3.1.4).</summary>
    public static RobotsRules Unreachable { get; } = new([new RobotsRule("/", false)], null, []);

    /// <summary>Why the file could not be asked for just now, its host being left alone; null when it was.</summary>
    public Fault? NotAsked { get; init; }

    /// <summary>With <see cref="NotAsked"/>: when to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The fault for fetching an address, naming the rule; null when it may be fetched.</summary>
    public Fault? Check(Uri url)
    {
        if (NotAsked is not null)
            return NotAsked;
        if (Decide(url) is not { IsAllow: false } rule)
            return null;
        return ReferenceEquals(this, Unreachable)
            ? new(FaultKind.ServerError, $"The robots.txt of {url.Authority} could not be read, so nothing is fetched there until it can.")
            : new(FaultKind.RobotsDisallowed, $"The robots.txt of {url.Authority} does not allow this page (Disallow: {Shorten(rule.Pattern)}).");
    }

    /// <summary>The most specific rule for an address: the longest pattern, allow before disallow (RFC 9309 section 2.2.2); null for none.</summary>
    public RobotsRule? Decide(Uri url)
    {
        var path = RobotsPattern.Normalise(url.PathAndQuery);
        if (path == "/robots.txt")
            return null;
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            var better = best is null || rule.Pattern.Length > best.Pattern.Length
                || (rule.Pattern.Length == best.Pattern.Length && rule.IsAllow && !best.IsAllow);
            if (better && RobotsPattern.Matches(rule.Pattern, path))
                best = rule;
        }

        return best;
    }

    private static string Shorten(string pattern) => pattern.Length <= 80 ? pattern : pattern[..80] + "…";
}
