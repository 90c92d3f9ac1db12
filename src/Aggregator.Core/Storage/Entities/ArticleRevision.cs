namespace Aggregator.Core.Storage;

/// <summary>An article as it was before a change was seen on its page.</summary>
public sealed class ArticleRevision
{
    /// <summary>Identity; the order of changes.</summary>
    public long Id { get; set; }

    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>When this version was fetched.</summary>
    public DateTimeOffset FetchedAt { get; set; }

    /// <summary>When the change was seen.</summary>
    public DateTimeOffset ReplacedAt { get; set; }

    /// <summary>The title before.</summary>
    public string Title { get; set; } = "";

    /// <summary>The body before, as text, blocks parted by an empty line.</summary>
    public required string Text { get; set; }
}
