namespace Aggregator.Core.Storage;

/// <summary>One sampled shingle of an article: the inverted index of near-duplicates, clustered by key.</summary>
public sealed class ShingleKey
{
    /// <summary>Hash of the shingle.</summary>
    public long Key { get; set; }

    /// <summary>The article that has it.</summary>
    public long ArticleId { get; set; }
}
