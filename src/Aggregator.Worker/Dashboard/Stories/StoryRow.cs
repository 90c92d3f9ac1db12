using Aggregator.Worker.Dashboard.Articles;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A group of copies in a list.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Size">Articles in the group.</param>
/// <param name="ChangedAt">When an article last joined.</param>
/// <param name="Copies">The copy that stands for the group, then the others by time; cut off at <see cref="CopyListQuery.MaxCopies"/>.</param>
public sealed record StoryRow(long GroupId, int Size, DateTimeOffset ChangedAt, IReadOnlyList<CopyRow> Copies)
{
    /// <summary>The copy that stands for the group.</summary>
    public CopyRow Lead => Copies[0];
}
