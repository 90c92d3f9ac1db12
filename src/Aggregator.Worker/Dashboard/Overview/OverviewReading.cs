using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Sources;
using Aggregator.Worker.Dashboard.Stories;

namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>All that the overview shows.</summary>
public sealed record OverviewReading
{
    public required TotalsReading Totals { get; init; }

    /// <summary>Latest articles, one row a group.</summary>
    public required IReadOnlyList<ArticleRow> Articles { get; init; }

    /// <summary>The first places of the hot list.</summary>
    public IReadOnlyList<HotRow> Hot { get; init; } = [];

    /// <summary>Active sources whose last poll failed, the longest failing first.</summary>
    public required IReadOnlyList<SourceRow> Faulty { get; init; }

    /// <summary>Active sources, the next due first.</summary>
    public required IReadOnlyList<SourceRow> NextDue { get; init; }

    /// <summary>Latest polls, newest first.</summary>
    public required IReadOnlyList<PollRow> Polls { get; init; }

    /// <summary>Outages of our own network that are not over, one a node at most.</summary>
    public required IReadOnlyList<NetworkOutage> Outages { get; init; }

    /// <summary>Sites whose pages are no longer read as before.</summary>
    public int Drifts { get; init; }

    /// <summary>When an article was last stored, or null.</summary>
    public DateTimeOffset? LastStoredAt { get; init; }
}
