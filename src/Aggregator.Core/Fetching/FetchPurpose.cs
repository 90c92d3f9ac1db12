namespace Aggregator.Core.Fetching;

/// <summary>What a fetch is for; decides the limits, the <c>Accept</c> header and whether robots.txt applies.</summary>
public enum FetchPurpose
{
    /// <summary>A feed, sitemap, list page or JSON API of a source.</summary>
    Feed,

    /// <summary>An article page.</summary>
    Page,

    /// <summary>A robots.txt file.</summary>
    Robots,

    /// <summary>A page read while looking for feeds.</summary>
    Discovery,
}
