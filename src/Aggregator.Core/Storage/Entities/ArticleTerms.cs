namespace Aggregator.Core.Storage;

/// <summary>What an article is about, as counted terms; kept while it can still join a story, and told from the text again when needed later.</summary>
public sealed class ArticleTerms
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>The terms, serialised and versioned.</summary>
    public required byte[] Data { get; set; }
}
