namespace Aggregator.Core.Storage;

/// <summary>The page as it was fetched, compressed, kept for a set time so that extraction can be replayed.</summary>
public sealed class ArticleOriginal
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>Content type as sent.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>Charset decoded from.</summary>
    public string Charset { get; set; } = "";

    /// <summary>Bytes before compression.</summary>
    public int Length { get; set; }

    /// <summary>The bytes as served, Brotli-compressed.</summary>
    public required byte[] Body { get; set; }

    /// <summary>When fetched; housekeeping counts from here.</summary>
    public DateTimeOffset FetchedAt { get; set; }
}
