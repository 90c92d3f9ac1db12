namespace Aggregator.Core.Extraction.Drift;

/// <summary>How far a site has to be from what it was. Each bound must be passed at once: the change must matter, and chance must not explain it.</summary>
/// <param name="Ratio">A median has to fall to this part of what it was, or rise by its inverse; 0 to 1.</param>
/// <param name="Spreads">And it has to move by as many spreads of the values before.</param>
/// <param name="Sigmas">And the rank-sum test has to give as many standard deviations.</param>
/// <param name="ShareRatio">A share has to fall to this part of what it was; 0 to 1.</param>
/// <param name="Chance">And so few must be less likely than this if nothing had changed; 0 to 1.</param>
/// <param name="IsNew">Whether as many in a row must never have been there before.</param>
internal sealed record DriftThresholds(double Ratio, double Spreads, double Sigmas, double ShareRatio, double Chance, bool IsNew)
{
    /// <summary>What raises an alarm.</summary>
    public static DriftThresholds Begins { get; } = new(0.6, 1, 4, 0.5, 1e-5, true);

    /// <summary>What counts to a change that was found, when it is asked how far back it goes.</summary>
    public static DriftThresholds Reaches { get; } = new(0.75, 0.5, 2, 0.75, 0.01, true);

    /// <summary>What keeps an alarm up: mild, so that a site on the border does not come and go.</summary>
    public static DriftThresholds Holds { get; } = new(0.85, 0.25, 1, 0.85, 0.05, false);
}
