using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>All that the page of a story shows.</summary>
/// <param name="Story">The story.</param>
/// <param name="Groups">Its texts, the latest first, each with its copies.</param>
/// <param name="Pinned">Groups of these that an operator placed here.</param>
/// <param name="Decisions">What operators decided about it, as far as it holds, the latest first.</param>
public sealed record StoryDetail(Story Story, IReadOnlyList<StoryRow> Groups, IReadOnlySet<long> Pinned, IReadOnlyList<StoryDecision> Decisions);
