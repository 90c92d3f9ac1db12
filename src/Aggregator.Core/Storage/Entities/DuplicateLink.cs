namespace Aggregator.Core.Storage;

/// <summary>Why an article is in its group: the copy it matched, with the evidence.</summary>
public sealed class DuplicateLink
{
    /// <summary>The article that joined.</summary>
    public long ArticleId { get; set; }

    /// <summary>The article it matched.</summary>
    public long MatchedArticleId { get; set; }

    /// <summary>The relation found: <c>Identical</c>, <c>Edited</c>, <c>Cut</c>, <c>Excerpt</c>.</summary>
    public required string Relation { get; set; }

    /// <summary>Sampled shingles shared.</summary>
    public int SharedKeys { get; set; }

    /// <summary>Share of the shorter text's shingles that the longer one has, 0 to 1.</summary>
    public double Containment { get; set; }

    /// <summary>The evidence in words.</summary>
    public string Evidence { get; set; } = "";
}
