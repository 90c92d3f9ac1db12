namespace Aggregator.Core.Pipeline;

/// <summary>
/// The order in which articles are grouped: by the span of time in which they were stored, then by when they were published, then by
/// their address. Within a span the order in which fetches ended does not matter. Pure.
/// </summary>
internal static class GroupingOrder
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>An article that waits.</summary>
    public readonly record struct Waiting(long ArticleId, DateTimeOffset StoredAt, DateTimeOffset? PublishedAt, byte[] UrlHash);

    /// <summary>
    /// The moment before which articles may be grouped now: spans of this length that ended, and a little more for transactions that are
    /// still open and clocks that differ.
    /// </summary>
    /// <param name="now">Now.</param>
    /// <param name="settle">Length of a span; zero waits for nothing.</param>
    public static DateTimeOffset? Until(DateTimeOffset now, TimeSpan settle) =>
        settle <= TimeSpan.Zero ? null : Floor(now - (settle < Grace ? settle : Grace), settle);

    /// <summary>Articles in the order of grouping.</summary>
    public static IEnumerable<long> Sort(IEnumerable<Waiting> waiting, TimeSpan settle) => waiting
        .Select(x => (x.ArticleId, Span: SpanOf(x.StoredAt, settle), x.PublishedAt, Address: Convert.ToHexString(x.UrlHash)))
        .OrderBy(x => x.Span).ThenBy(x => x.PublishedAt is { } at && at < x.Span ? at : x.Span).ThenBy(x => x.Address, StringComparer.Ordinal)
        .Select(x => x.ArticleId);

    /// <summary>Where the span of a moment begins; a minute when there are none.</summary>
    public static DateTimeOffset SpanOf(DateTimeOffset moment, TimeSpan settle) => Floor(moment, settle <= TimeSpan.Zero ? TimeSpan.FromMinutes(1) : settle);

    private static DateTimeOffset Floor(DateTimeOffset moment, TimeSpan span) => new(moment.UtcTicks / span.Ticks * span.Ticks, TimeSpan.Zero);
}
