namespace Aggregator.Core.Storage;

/// <summary>What comparing an article with its best match found, with the evidence.</summary>
public sealed class DuplicateLink
{
    /// <summary>The article that joined.</summary>
    public long ArticleId { get; set; }

    /// <summary>The article it matched.</summary>
    public long MatchedArticleId { get; set; }

    /// <summary>The relation found: <c>Identical</c>, <c>Edited</c>, <c>Cut</c>, <c>Excerpt</c>; <c>Quotes</c> or <c>Unrelated</c> when the best match is no copy.</summary>
    public required string Relation { get; set; }

    /// <summary>Sampled shingles shared.</summary>
    public int SharedKeys { get; set; }

    /// <summary>Share of the shorter text's shingles that the longer one has, 0 to 1.</summary>
    public double Containment { get; set; }

    /// <summary>Share of the longer text's shingles that the shorter one has, 0 to 1.</summary>
    public double Resemblance { get; set; }

    /// <summary>Numbers at the same place of the shared passages that are equal.</summary>
    public int NumbersAgreed { get; set; }

    /// <summary>Numbers at the same place of the shared passages that differ.</summary>
    public int NumbersDiffered { get; set; }

    /// <summary>The rule that decided, in words.</summary>
    public string Evidence { get; set; } = "";
}
