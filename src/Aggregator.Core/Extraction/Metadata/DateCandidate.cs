namespace Aggregator.Core.Extraction.Metadata;

/// <summary>A moment that may be the publication's.</summary>
/// <param name="Date">The moment, with its offset as written.</param>
/// <param name="Origin">Where it was read.</param>
/// <param name="Weight">How plausible it is.</param>
internal readonly record struct DateCandidate(DateTimeOffset Date, string Origin, float Weight)
{
    /// <summary>Whether its offset is known or assumed to be UTC and it tells a time of day.</summary>
    internal bool IsUtcMoment => Date.Offset == TimeSpan.Zero && Date.TimeOfDay != TimeSpan.Zero;

    /// <summary>Whether readers see it: in the address or on the page.</summary>
    internal bool IsShown => Origin is "url" or "time" or "visible text";
}
