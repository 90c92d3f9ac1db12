using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>What regrouping found, and did unless it was only to look.</summary>
internal sealed record RegroupReport
{
    /// <summary>Articles grouped anew.</summary>
    public int Articles { get; init; }

    /// <summary>Articles that belong to another group than before.</summary>
    public IReadOnlyList<RegroupMove> Moves { get; init; } = [];

    /// <summary>Groups that took in articles of several groups.</summary>
    public int Joined { get; init; }

    /// <summary>Groups whose articles are in several groups now.</summary>
    public int Split { get; init; }

    /// <summary>Articles whose best match, or the evidence for it, is another.</summary>
    public int Matches { get; init; }

    /// <summary>Rows of the duplicate index added or removed.</summary>
    public int Postings { get; init; }

    /// <summary>Articles whose story is another, looked at only when the changes were made; null otherwise.</summary>
    public int? StoriesChanged { get; init; }

    /// <summary>True when nothing differs from what is stored.</summary>
    public bool IsUnchanged => Moves.Count == 0 && Matches == 0 && Postings == 0 && StoriesChanged is null or 0;
}
