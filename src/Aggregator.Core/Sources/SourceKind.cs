namespace Aggregator.Core.Sources;

/// <summary>What kind of document a source gives.</summary>
public enum SourceKind
{
    /// <summary>Told from the document each time.</summary>
    Auto = 0,

    /// <summary>RSS, Atom, CDF or JSON Feed.</summary>
    Feed = 1,

    /// <summary>A sitemap, a sitemap index or a Google News sitemap.</summary>
    Sitemap = 2,

    /// <summary>A page that lists articles and has no feed.</summary>
    Listing = 3,

    /// <summary>A JSON API, read by dotted paths.</summary>
    JsonApi = 4,
}
