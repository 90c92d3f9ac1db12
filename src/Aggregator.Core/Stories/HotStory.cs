namespace Aggregator.Core.Stories;

/// <summary>A story's place in the hot list.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Score">Its heat; comparable within one list.</param>
/// <param name="Sources">Independent sources that wrote of it.</param>
/// <param name="Copies">Sources that only carried a copy.</param>
/// <param name="Velocity">New sources in the last window for each one before, at most 2.</param>
/// <param name="Explanation">How the score came about, one plain sentence each.</param>
/// <param name="Votes">What each source adds, the most first.</param>
public sealed record HotStory(long StoryId, double Score, int Sources, int Copies, double Velocity, IReadOnlyList<string> Explanation, IReadOnlyList<HotVote> Votes)
{
    /// <summary>A story that nobody writes of any more.</summary>
    public static HotStory None(long storyId) => new(storyId, 0, 0, 0, 0, ["it has no articles"], []);
}
