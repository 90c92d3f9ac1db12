namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>A place in a list of articles: the article that holds it, and the group it may stand for.</summary>
internal sealed record ArticlePlace
{
    public required long Id { get; init; }

    public long? GroupId { get; init; }

    public required int GroupSize { get; init; }

    public long? RepresentativeId { get; init; }

    /// <summary>Where the listed copies are read from: larger groups are only counted.</summary>
    public bool ListsCopies => GroupSize is > 1 and <= 12;
}
