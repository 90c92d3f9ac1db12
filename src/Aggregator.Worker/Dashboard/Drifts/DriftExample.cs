namespace Aggregator.Worker.Dashboard.Drifts;

/// <summary>An article, or a page that became none, that shows how a site was or is.</summary>
public sealed record DriftExample
{
    /// <summary>Identity of the article or entry.</summary>
    public required long Id { get; init; }

    public required string Title { get; init; }

    public string Language { get; init; } = "";

    /// <summary>Letters of the text; 0 for a page that became no article.</summary>
    public int Letters { get; init; }

    /// <summary>How the text begins, or why the page is no article.</summary>
    public string Opening { get; init; } = "";

    public required string Url { get; init; }

    /// <summary>When it was stored or found.</summary>
    public required DateTimeOffset At { get; init; }
}
