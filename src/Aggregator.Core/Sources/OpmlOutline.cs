namespace Aggregator.Core.Sources;

/// <summary>A subscription of an OPML file.</summary>
/// <param name="FeedUrl">Address of the feed (<c>xmlUrl</c>), absolute.</param>
public sealed record OpmlOutline(string FeedUrl)
{
    /// <summary>Title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Address of the site (<c>htmlUrl</c>), or null.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>The folders it lies in, outermost first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Its categories (<c>category</c>, parted by commas).</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
