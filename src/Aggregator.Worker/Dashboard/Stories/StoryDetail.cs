using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>All that the page of a story shows.</summary>
/// <param name="Story">The story.</param>
/// <param name="Groups">Its texts, the latest first, each with its copies.</param>
public sealed record StoryDetail(Story Story, IReadOnlyList<StoryRow> Groups);
