using Aggregator.Worker.Dashboard.Stories;

namespace Aggregator.Worker.Api;

/// <summary>A text of a story with its copies.</summary>
/// <param name="GroupId">The group of copies.</param>
/// <param name="Copies">Articles in the group, those included that are not listed.</param>
/// <param name="Articles">The likely original, then the others by time; a dozen at most.</param>
internal sealed record ApiText(long GroupId, int Copies, IReadOnlyList<ApiCopy> Articles)
{
    /// <summary>A text of a story's page.</summary>
    public static ApiText Of(StoryRow row) => new(row.GroupId, row.Size, [.. row.Copies.Select(copy => ApiCopy.Of(copy, row.Lead))]);
}
