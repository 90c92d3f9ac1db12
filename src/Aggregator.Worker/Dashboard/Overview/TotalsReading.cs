namespace Aggregator.Worker.Dashboard.Overview;

/// <summary>The counts that the overview begins with.</summary>
public sealed record TotalsReading
{
    /// <summary>Articles stored.</summary>
    public required int Articles { get; init; }

    /// <summary>Articles stored in each of the last 24 clock hours (UTC), oldest first; the last is the current one.</summary>
    public required IReadOnlyList<int> ArticlesByHour { get; init; }

    /// <summary>The hour that <see cref="ArticlesByHour"/> ends with.</summary>
    public required DateTimeOffset CurrentHour { get; init; }

    /// <summary>Groups of two copies or more.</summary>
    public required int Stories { get; init; }

    /// <summary>Pages waiting to be fetched.</summary>
    public required int PagesWaiting { get; init; }

    /// <summary>Sources that are polled.</summary>
    public required int ActiveSources { get; init; }

    /// <summary>Sources that are polled and whose last poll failed.</summary>
    public required int FaultySources { get; init; }

    /// <summary>Sources that an operator has paused.</summary>
    public required int PausedSources { get; init; }

    /// <summary>Sources of any state but removed.</summary>
    public required int Sources { get; init; }
}
