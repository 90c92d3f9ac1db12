namespace Aggregator.Core.Parsing;

/// <summary>What a feed, sitemap, list page or JSON API says, brought to one form.</summary>
public sealed record ParsedFeed
{
    /// <summary>The format found, e.g. <c>rss20</c>, <c>atom10</c>, <c>rdf10</c>, <c>json11</c>, <c>sitemap</c>, <c>listing</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The charset the bytes were decoded from (WHATWG name).</summary>
    public required string Charset { get; init; }

    /// <summary>Title as plain text, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The site the feed belongs to.</summary>
    public string? Link { get; init; }

    /// <summary>Language tag as given, or null.</summary>
    public string? Language { get; init; }

    /// <summary>How often the feed asks to be polled (<c>ttl</c>, <c>sy:updatePeriod</c>), or null.</summary>
    public TimeSpan? PollHint { get; init; }

    /// <summary>UTC hours (0 to 23) in which the feed asks not to be polled.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days on which the feed asks not to be polled.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>WebSub hubs that the feed names.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = [];

    /// <summary>The feed's own address as it states it (<c>rel=self</c>), or null.</summary>
    public string? SelfLink { get; init; }

    /// <summary>The next page of a paged feed (RFC 5005), or null.</summary>
    public string? NextPage { get; init; }

    /// <summary>Other sitemaps to read, when the document is a sitemap index.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Entries in document order.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>Each repair that was needed to read the document, as one short phrase.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];
}
