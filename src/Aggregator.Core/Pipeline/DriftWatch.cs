using Aggregator.Core.Extraction.Drift;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>Looks whether sites are still read as before, and raises an alarm for one that is not until it is again or an operator accepts it.</summary>
internal sealed class DriftWatch(ChangedHosts changed, SiteHistoryReader histories, DriftStore drifts, IRunJournal journal, TimeProvider clock)
{
    private const int HostsAtOnce = 300;

    /// <summary>One round over the hosts that brought something since the last; those that are too many wait for the next.</summary>
    /// <returns>How many hosts were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await changed.ReadAsync(cancellationToken).ConfigureAwait(false);
        var looked = 0;
        for (; looked < HostsAtOnce && changed.Take() is { } host; looked++)
            await LookAsync(host, cancellationToken).ConfigureAwait(false);
        return looked;
    }

    private async Task LookAsync(string host, CancellationToken cancellationToken)
    {
        var standing = await drifts.StandingAsync(host, cancellationToken).ConfigureAwait(false);
        var history = await histories.ReadAsync(host, standing, cancellationToken).ConfigureAwait(false);
        var departures = history.Departures(KindsOf(standing.Open));
        if (standing.Open is { } open)
            await FollowAsync(open, history, departures, cancellationToken).ConfigureAwait(false);
        else if (departures.Count > 0)
            await BeginAsync(host, history, departures, cancellationToken).ConfigureAwait(false);
    }

    private async Task BeginAsync(string host, SiteHistory history, IReadOnlyList<Departure> departures, CancellationToken cancellationToken)
    {
        var drift = Write(new SiteDrift { Host = host, Since = history.Onset(departures), NoticedAt = clock.GetUtcNow() }, departures);
        drift.BeforeArticles = Ids(history.ExamplesBefore());
        // Where too few are known to judge by, none belongs to the drift.
        drift.FirstArticleId = history.Articles.Since.Count > 0 ? history.Articles.Since[0].Id : long.MaxValue;
        drift.FirstEntryId = history.Pages.Since.Count > 0 ? history.Pages.Since[0].Id : long.MaxValue;
        await drifts.BeginAsync(drift, cancellationToken).ConfigureAwait(false);
        journal.Drifted(new DriftEvent(true, host, drift.Since, drift.Sentences.Replace('\n', ' ')));
    }

    private async Task FollowAsync(SiteDrift open, SiteHistory history, IReadOnlyList<Departure> departures, CancellationToken cancellationToken)
    {
        if (departures.Count == 0)
        {
            // The articles that show that it is over count for the baseline again, those before them do not.
            var lastArticle = history.Articles.Since.Count > 0 ? history.Articles.Since[0].Id - 1 : open.FirstArticleId - 1;
            var lastEntry = history.Pages.Since.Count > 0 ? history.Pages.Since[0].Id - 1 : open.FirstEntryId - 1;
            if (await drifts.EndAsync(open.Id, lastArticle, lastEntry, cancellationToken).ConfigureAwait(false))
                journal.Drifted(new DriftEvent(false, open.Host, open.Since, open.Sentences.Replace('\n', ' ')));
            return;
        }

        var known = open.Sentences;
        if (Write(open, departures).Sentences != known)
            await drifts.UpdateAsync(open, cancellationToken).ConfigureAwait(false);
    }

    private static SiteDrift Write(SiteDrift drift, IReadOnlyList<Departure> departures)
    {
        drift.Kinds = string.Join('\n', departures.Select(departure => departure.Kind));
        drift.Sentences = string.Join('\n', departures.Select(departure => departure.Sentence));
        drift.AfterArticles = Ids(SiteHistory.ExamplesAfter(departures));
        drift.AfterEntries = Ids(SiteHistory.ExamplesOfPages(departures));
        return drift;
    }

    private static string Ids(IReadOnlyList<long> ids) => string.Join(' ', ids);

    private static List<DepartureKind> KindsOf(SiteDrift? open) =>
        [.. (open?.Kinds ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(kind => Enum.TryParse<DepartureKind>(kind, out var known) ? known : (DepartureKind?)null).OfType<DepartureKind>()];
}
