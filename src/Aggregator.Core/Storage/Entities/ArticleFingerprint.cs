namespace Aggregator.Core.Storage;

/// <summary>What duplicates are recognised by.</summary>
public sealed class ArticleFingerprint
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>First 64 bits of the hash of the normalised text: equal texts, equal hashes.</summary>
    public long ExactHash { get; set; }

    /// <summary>The fingerprint, serialised and versioned.</summary>
    public required byte[] Data { get; set; }
}
