namespace Aggregator.Core.Storage;

/// <summary>What the latest articles of a site say, as hashes of their lines: what its further articles are compared with.</summary>
public sealed class StoredSiteMemory
{
    /// <summary>Host of the site's pages. The key.</summary>
    public required string Host { get; set; }

    /// <summary>The memory, serialised and versioned.</summary>
    public required byte[] Data { get; set; }

    /// <summary>How often it was written: of two that write at once, one reads again.</summary>
    public int Version { get; set; }

    /// <summary>When it was last written.</summary>
    public DateTimeOffset LearntAt { get; set; }
}
