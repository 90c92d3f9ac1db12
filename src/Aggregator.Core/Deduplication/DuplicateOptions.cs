namespace Aggregator.Core.Deduplication;

/// <summary>Settings of duplicate recognition; the defaults are measured, see docs/decisions/0003-duplicate-index.md.</summary>
internal sealed record DuplicateOptions
{
    /// <summary>Index keys two articles must share before they are compared, 1 to 8.</summary>
    public int MinSharedKeys { get; init; } = 2;

    /// <summary>A shingle key carried by more duplicate groups than this is ignored, 2 to 64.</summary>
    public int CommonKeyGroups { get; init; } = 8;

    /// <summary>A line carried by more duplicate groups than this is furniture or template text and is left out, 1 to 64.</summary>
    public int CommonLineGroups { get; init; } = 2;

    /// <summary>Most articles one article is compared with, 1 to 500.</summary>
    public int MaxCandidates { get; init; } = 50;

    /// <summary>Share of the shorter text that must stand in the other, .3 to 1.</summary>
    public double MinContainment { get; init; } = .6;

    /// <summary>Largest block that may differ between shared passages, as a share of both texts, .05 to .5.</summary>
    public double MaxDivergence { get; init; } = .18;

    /// <summary>Largest share of the shared passages that may be substituted, 0 to .5.</summary>
    public double MaxSubstitution { get; init; } = .1;

    /// <summary>Tokens that must remain without furniture, 5 to 200.</summary>
    public int MinTokens { get; init; } = 20;

    /// <summary>Share of the text that must remain without furniture, 0 to .5.</summary>
    public double MinRemaining { get; init; } = .12;

    /// <summary>Aligned numbers that may differ whatever the share: corrections, 0 to 10.</summary>
    public int CorrectedNumbers { get; init; } = 2;

    /// <summary>Share of aligned numbers that must be equal, 0 to 1.</summary>
    public double MinNumberAgreement { get; init; } = .6;
}
