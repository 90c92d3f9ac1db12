using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>All that the page of an article shows.</summary>
public sealed record ArticleDetail
{
    public required Article Article { get; init; }

    /// <summary>The name of the source that brought it; null when the source is no longer there.</summary>
    public string? SourceName { get; init; }

    /// <summary>The entry it came from; null when housekeeping has removed it.</summary>
    public Entry? Entry { get; init; }

    /// <summary>Its group; null while ungrouped.</summary>
    public DuplicateGroup? Group { get; init; }

    /// <summary>The story that its group is part of; null while it stands alone.</summary>
    public Story? Story { get; init; }

    /// <summary>Copies in the group with itself, the one that stands for the group first, then by time; cut off at <see cref="ArticleQuery.MaxCopies"/>.</summary>
    public required IReadOnlyList<CopyRow> Copies { get; init; }

    /// <summary>Charset and bytes of the kept original; null when it is not kept.</summary>
    public OriginalFacts? Original { get; init; }

    /// <summary>Versions before the present one, latest first, at most <see cref="ArticleQuery.MaxRevisions"/>.</summary>
    public IReadOnlyList<ArticleRevision> Revisions { get; init; } = [];

    /// <summary>When the next visit to its page is due; null when none is planned.</summary>
    public DateTimeOffset? NextVisit { get; init; }

    /// <summary>Itself as a copy.</summary>
    public CopyRow Self => Copies.First(copy => copy.Id == Article.Id);

    /// <summary>The copy that the others are compared with: the one that stands for the group.</summary>
    public CopyRow Reference => Copies.FirstOrDefault(copy => copy.Id == Group?.RepresentativeId) ?? Copies[0];
}
