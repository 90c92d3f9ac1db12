namespace Aggregator.Core.Deduplication;

/// <summary>How two articles relate as texts. The first four mean the same article. Stored as a number: never renumber.</summary>
public enum DuplicateRelation
{
    /// <summary>Different articles, or different issues of one template.</summary>
    Unrelated = 0,

    /// <summary>The same text but for case, width, spelling variants, spaces and punctuation.</summary>
    Identical = 1,

    /// <summary>The same article, both nearly whole, with changed words, figures or furniture.</summary>
    Edited = 2,

    /// <summary>The same article, one of them shortened.</summary>
    Cut = 3,

    /// <summary>One is a short piece of the other (a teaser, a first page).</summary>
    Excerpt = 4,

    /// <summary>Different articles of which one repeats a passage of the other.</summary>
    Quotes = 5,
}
