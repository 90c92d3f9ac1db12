namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>An article in a list; it may stand for all copies in its group.</summary>
public sealed record ArticleRow
{
    /// <summary>The article that holds the row's place in the list.</summary>
    public required long Position { get; init; }

    /// <summary>The article shown.</summary>
    public required long Id { get; init; }

    public required long SourceId { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>The name that the page gives its site, else that of the source; empty when neither has one.</summary>
    public required string SiteName { get; init; }

    public required string Host { get; init; }

    public required string Opening { get; init; }

    public required int TextLength { get; init; }

    public required bool Paywalled { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public long? GroupId { get; init; }

    /// <summary>Articles in the group; 1 while ungrouped.</summary>
    public required int GroupSize { get; init; }

    /// <summary>The copy that stands for the group; null while ungrouped.</summary>
    public long? RepresentativeId { get; init; }

    /// <summary>The other copies, oldest first; empty when there are too many to list.</summary>
    public IReadOnlyList<CopyRow> Copies { get; init; } = [];

    /// <summary>The name to show for the site, else its host.</summary>
    public string Site => SiteName.Length > 0 ? SiteName : Host;
}
