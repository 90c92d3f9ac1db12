using Aggregator.Core.Stories;

namespace Aggregator.Worker.Api;

/// <summary>The heat of a story and how it came about.</summary>
/// <param name="Score">Heat; comparable within one list.</param>
/// <param name="Sources">Independent sources with a text of their own.</param>
/// <param name="Copies">Sources that only carry a copy.</param>
/// <param name="Velocity">New sources lately for each one before, at most 2.</param>
/// <param name="Explanation">The same in sentences.</param>
/// <param name="Votes">What each source adds, the most first; left out in lists that do not rank by heat.</param>
internal sealed record ApiHeat(double Score, int Sources, int Copies, double Velocity, IReadOnlyList<string> Explanation, IReadOnlyList<HotVote>? Votes)
{
    /// <summary>Rounded to what the pages show, so that an answer stays the same while nothing but seconds passed.</summary>
    public static ApiHeat Of(HotStory heat, bool withVotes) => new(
        Math.Round(heat.Score, 2), heat.Sources, heat.Copies, Math.Round(heat.Velocity, 2), heat.Explanation,
        withVotes ? [.. heat.Votes.Select(vote => vote with { Left = Math.Round(vote.Left, 2) })] : null);
}
