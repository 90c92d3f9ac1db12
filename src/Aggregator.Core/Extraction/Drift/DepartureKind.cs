namespace Aggregator.Core.Extraction.Drift;

/// <summary>In which respect a site is no longer what it was; the worst first. The names are stored.</summary>
internal enum DepartureKind
{
    /// <summary>Its pages stopped being articles.</summary>
    Pages,

    /// <summary>Its texts became shorter.</summary>
    Shorter,

    /// <summary>Its texts became longer.</summary>
    Longer,

    /// <summary>Its texts have fewer blocks.</summary>
    FewerBlocks,

    /// <summary>Its texts have more blocks.</summary>
    MoreBlocks,

    /// <summary>Its texts lost their headings.</summary>
    FewerHeadings,

    /// <summary>Its pages no longer tell the date.</summary>
    Date,

    /// <summary>Its pages no longer tell the author.</summary>
    Author,

    /// <summary>Its texts are found in another way.</summary>
    Strategy,
}
