namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>What a list of articles is narrowed to.</summary>
public sealed record ArticleFilter
{
    /// <summary>Words that title or text must hold.</summary>
    public string Search { get; init; } = "";

    /// <summary>Two-letter language, or empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>The source that brought it, or null.</summary>
    public long? SourceId { get; init; }

    /// <summary>True to list every copy; false to list one row a group.</summary>
    public bool AllCopies { get; init; }

    /// <summary>List what was stored before this article; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Rows wanted.</summary>
    public int Take { get; init; } = 50;

    /// <summary>True when articles are left out by what they are.</summary>
    public bool Narrows => Search.Length > 0 || Language.Length > 0 || SourceId is not null;
}
