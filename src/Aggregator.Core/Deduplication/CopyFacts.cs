namespace Aggregator.Core.Deduplication;

/// <summary>What is known of one copy in a duplicate group, for telling the original.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Url">Its address.</param>
/// <param name="SiteName">Name of its site, or null.</param>
/// <param name="Title">Its title.</param>
/// <param name="Length">Letters and digits in its text.</param>
/// <param name="Opening">First line or two of the text, where a dateline stands.</param>
/// <param name="Credit">Whom the page credits as the origin, or null.</param>
/// <param name="CanonicalUrl">Canonical address the page states, or null.</param>
/// <param name="PublishedAt">When it says it was published, or null.</param>
/// <param name="FirstSeenAt">When Aggregator first saw it.</param>
internal sealed record CopyFacts(
    long ArticleId,
    string Url,
    string? SiteName,
    string Title,
    int Length,
    string Opening,
    string? Credit,
    string? CanonicalUrl,
    DateTimeOffset? PublishedAt,
    DateTimeOffset FirstSeenAt)
{
    /// <summary>The best known time of appearance: a publish time after the first sight is not believed.</summary>
    public DateTimeOffset AppearedAt => PublishedAt is { } published && published <= FirstSeenAt ? published : FirstSeenAt;

    /// <summary>
    /// When an article counts as seen: at the end of the minute in which it was stored, so that it does not matter in which order
    /// fetches of the same minute ended.
    /// </summary>
    public static DateTimeOffset SeenAt(DateTimeOffset storedAt) => new((storedAt.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>When an article that was stored at a moment appeared, as far as is known.</summary>
    public static DateTimeOffset Appeared(DateTimeOffset? publishedAt, DateTimeOffset storedAt) =>
        publishedAt is { } published && published <= SeenAt(storedAt) ? published : SeenAt(storedAt);

    /// <summary>Host of the address without <c>www.</c>, lower case; empty when the address is none.</summary>
    public string Host => HostOf(Url);

    /// <summary>Host of an address without <c>www.</c>, lower case; empty when it is none.</summary>
    public static string HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost : "";
}
