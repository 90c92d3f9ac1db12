using Aggregator.Core.Storage;
using Aggregator.Core.Stories;

namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>A story in a list, with its heat.</summary>
/// <param name="Story">The story.</param>
/// <param name="Heat">How hot it is, and why.</param>
/// <param name="Opening">How the article that stands for it begins; empty where it was not read.</param>
public sealed record HotRow(Story Story, HotStory Heat, string Opening = "");
