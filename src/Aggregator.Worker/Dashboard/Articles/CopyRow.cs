namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>One copy of an article, in short.</summary>
public sealed record CopyRow
{
    public required long Id { get; init; }

    public required long? GroupId { get; init; }

    public required long SourceId { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>The name that the page gives its site, else that of the source; empty when neither has one.</summary>
    public required string SiteName { get; init; }

    public required string Host { get; init; }

    public required string Url { get; init; }

    public required string Credit { get; init; }

    public required int TextLength { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>How its text relates to that of the article it was compared with; null when it was compared with none.</summary>
    public string? Relation { get; init; }

    /// <summary>True when <see cref="Relation"/> and <see cref="Evidence"/> say why it is in its group, not why it is outside another.</summary>
    public bool IsMatched => Relation is "Identical" or "Edited" or "Cut" or "Excerpt";

    /// <summary>The copy it matched.</summary>
    public long? MatchedId { get; init; }

    /// <summary>Share of the shorter text that the longer one has, 0 to 1.</summary>
    public double? Containment { get; init; }

    /// <summary>The evidence in words.</summary>
    public string? Evidence { get; init; }

    /// <summary>The name to show for the site, else its host.</summary>
    public string Site => SiteName.Length > 0 ? SiteName : Host;

    /// <summary>How long after another copy it came out; by publish times when both are known, else by when each was stored.</summary>
    public TimeSpan After(CopyRow other) =>
        PublishedAt is { } mine && other.PublishedAt is { } theirs ? mine - theirs : StoredAt - other.StoredAt;

    /// <summary>True when <see cref="After"/> rests on publish times.</summary>
    public bool IsDatedLike(CopyRow other) => PublishedAt is not null && other.PublishedAt is not null;
}
