namespace Aggregator.Core.Sources;

/// <summary>What kind of document a source's address gives.</summary>
public enum SourceKind
{
    /// <summary>Told from the document at each poll.</summary>
    Auto,

    /// <summary>RSS, RDF, Atom, CDF or JSON Feed.</summary>
    Feed,

    /// <summary>A sitemap, sitemap index or Google News sitemap.</summary>
    Sitemap,

    /// <summary>A plain page that lists articles.</summary>
    Listing,

    /// <summary>A JSON API read by dotted paths.</summary>
    JsonApi,
}
