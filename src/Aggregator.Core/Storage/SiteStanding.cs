namespace Aggregator.Core.Storage;

/// <summary>What was found of a site until now.</summary>
/// <param name="Open">The drift that is not over, or null.</param>
/// <param name="Articles">Its articles that the baseline may take.</param>
/// <param name="Entries">Its entries that the baseline may take.</param>
internal sealed record SiteStanding(SiteDrift? Open, IdSpan Articles, IdSpan Entries)
{
    /// <summary>Reads it from a site's drifts: what an operator accepted begins the baseline anew, what passed is left out of it.</summary>
    /// <param name="drifts">Those of the site, the latest first.</param>
    public static SiteStanding Of(IReadOnlyList<SiteDrift> drifts)
    {
        var open = drifts.FirstOrDefault(drift => drift.EndedAt is null);
        var accepted = drifts.FirstOrDefault(drift => drift.AcceptedAt is not null);
        var passed = drifts.FirstOrDefault(drift => drift is { EndedAt: not null, AcceptedAt: null });
        return new SiteStanding(
            open,
            new IdSpan(accepted?.LastArticleId ?? 0, open?.FirstArticleId ?? long.MaxValue, passed?.FirstArticleId ?? 1, passed?.LastArticleId ?? 0),
            new IdSpan(accepted?.LastEntryId ?? 0, open?.FirstEntryId ?? long.MaxValue, passed?.FirstEntryId ?? 1, passed?.LastEntryId ?? 0));
    }
}
