using System.Globalization;
using Aggregator.Core.Fingerprinting;

namespace Aggregator.Core.Deduplication;

/// <summary>
/// Tells which copy of an article is the likely original: what copies say of their origin counts most (canonical links,
/// credit lines, agency datelines), then who was first, then who is complete.
/// </summary>
internal static class OriginalFinder
{
    private const double CanonicalPoints = 3;
    private const double CreditPoints = 2;
    private const double CreditsOtherPoints = -2;
    private const double OwnAgencyPoints = 2;
    private const double FirstPoints = 1.5;
    private const double CompletePoints = .5;
    private const double ShortPoints = -1.5;
    private const double NearlyComplete = .9;
    private const double Short = .5;

    private sealed class Tally(CopyFacts copy)
    {
        public CopyFacts Copy { get; } = copy;

        public double Score { get; private set; }

        public List<string> Reasons { get; } = [];

        public void Add(double points, string reason)
        {
            Score += points;
            Reasons.Add(reason);
        }
    }

    /// <summary>Judges the copies of one group.</summary>
    /// <param name="copies">At least one.</param>
    public static OriginalVerdict Find(IReadOnlyList<CopyFacts> copies)
    {
        var tallies = copies.Select(x => new Tally(x)).ToList();
        foreach (var tally in tallies)
        {
            FollowCanonical(tally, tallies);
            FollowCredit(tally, tallies);
        }
        CountTime(tallies);
        CountLength(tallies);
        var best = tallies.OrderByDescending(x => x.Score).ThenBy(x => x.Copy.AppearedAt).ThenBy(x => x.Copy.Url, StringComparer.Ordinal).ThenBy(x => x.Copy.ArticleId).First();
        return new OriginalVerdict(best.Copy.ArticleId, ForeignOrigin(best, tallies),
            [.. tallies.OrderBy(x => x.Copy.AppearedAt).ThenBy(x => x.Copy.Url, StringComparer.Ordinal).ThenBy(x => x.Copy.ArticleId).Select(x => Judged(x, best.Copy))]);
    }

    private static JudgedCopy Judged(Tally tally, CopyFacts original) => new(
        tally.Copy.ArticleId,
        tally.Score,
        tally.Copy.AppearedAt - original.AppearedAt,
        SameLetters(tally.Copy.Title, original.Title) ? null : original.Title,
        tally.Reasons);

    private static void FollowCanonical(Tally tally, List<Tally> all)
    {
        var host = CopyFacts.HostOf(tally.Copy.CanonicalUrl);
        if (host.Length == 0 || host == tally.Copy.Host) return;
        tally.Add(CreditsOtherPoints, $"its canonical link points to {host}");
        foreach (var other in all.Where(x => x.Copy.Host == host)) other.Add(CanonicalPoints, $"the canonical link of {tally.Copy.Host} points here");
    }

    private static void FollowCredit(Tally tally, List<Tally> all)
    {
        var agency = NewsAgencies.In(tally.Copy.Credit) ?? NewsAgencies.In(tally.Copy.Opening);
        if (agency is not null && agency == NewsAgencies.In(tally.Copy.SiteName)) tally.Add(OwnAgencyPoints, $"it is {agency}'s own page");
        else if (agency is not null) Credit(tally, all.Where(x => NewsAgencies.In(x.Copy.SiteName) == agency), agency);
        else if (!string.IsNullOrWhiteSpace(tally.Copy.Credit) && !IsNamed(tally.Copy, tally.Copy.Credit))
            Credit(tally, all.Where(x => x != tally && IsNamed(x.Copy, tally.Copy.Credit)), tally.Copy.Credit);
    }

    private static void Credit(Tally tally, IEnumerable<Tally> credited, string name)
    {
        tally.Add(CreditsOtherPoints, $"it credits {name}");
        foreach (var other in credited) other.Add(CreditPoints, $"{tally.Copy.Host} credits it");
    }

    private static void CountTime(List<Tally> tallies)
    {
        var first = tallies.Min(x => x.Copy.AppearedAt);
        foreach (var tally in tallies.Where(x => x.Copy.AppearedAt == first)) tally.Add(FirstPoints, "it appeared first");
    }

    private static void CountLength(List<Tally> tallies)
    {
        var longest = Math.Max(1, tallies.Max(x => x.Copy.Length));
        foreach (var tally in tallies)
        {
            var share = (double)tally.Copy.Length / longest;
            if (share >= NearlyComplete) tally.Add(CompletePoints, "it is complete");
            else if (share < Short) tally.Add(ShortPoints, string.Create(CultureInfo.InvariantCulture, $"it has only {share:P0} of the longest copy"));
        }
    }

    private static string? ForeignOrigin(Tally best, List<Tally> all)
    {
        var credits = all.Select(x => NewsAgencies.In(x.Copy.Credit) ?? NewsAgencies.In(x.Copy.Opening) ?? x.Copy.Credit)
            .Where(x => !string.IsNullOrWhiteSpace(x)).GroupBy(x => x!).OrderByDescending(x => x.Count()).ThenBy(x => x.Key, StringComparer.Ordinal);
        return credits.FirstOrDefault()?.Key is { } name && !IsNamed(best.Copy, name) && NewsAgencies.In(best.Copy.SiteName) != name ? name : null;
    }

    private static bool IsNamed(CopyFacts copy, string name)
    {
        var credited = Letters(name);
        if (credited.Length < 2) return false;
        var site = Letters(copy.SiteName ?? "");
        return (site.Length > 1 && (credited.Contains(site, StringComparison.Ordinal) || site.Contains(credited, StringComparison.Ordinal)))
            || copy.Host.Split('.').Any(label => label.Length > 3 && label == credited);
    }

    private static bool SameLetters(string left, string right) => Letters(left) == Letters(right);

    private static string Letters(string text) => string.Concat(TextNormaliser.Fold(text).Where(char.IsLetterOrDigit));
}
