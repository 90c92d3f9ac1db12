using System.Globalization;

namespace Aggregator.Core.Stories;

/// <summary>Ranks stories by the independent sources that write of them now. Pure: votes and clock in, list out.</summary>
internal static class HotRanking
{
    private const double MaxVelocity = 2;

    private readonly record struct Counted(string Source, DateTimeOffset At, double Weight);

    /// <summary>Ranks stories, hottest first. Select language and category before calling.</summary>
    public static IReadOnlyList<HotStory> Rank(IEnumerable<KeyValuePair<long, IReadOnlyList<StoryVote>>> stories, DateTimeOffset now, HotOptions options) =>
        [.. stories.Where(x => x.Value.Count > 0).Select(x => Score(x.Key, x.Value, now, options)).OrderByDescending(x => x.Score).ThenBy(x => x.StoryId)];

    /// <summary>Scores one story.</summary>
    public static HotStory Score(long storyId, IReadOnlyList<StoryVote> votes, DateTimeOffset now, HotOptions options)
    {
        var counted = Count(votes, options);
        var kept = counted.Select(x => new HotVote(x.Source, x.At, x.Weight, x.Weight * Left(x.At, now, options))).OrderByDescending(x => x.Left).ThenBy(x => x.Source, StringComparer.Ordinal).ToList();
        var heat = kept.Sum(x => x.Left);
        var velocity = Velocity(counted, now, options);
        var factor = 1 + (options.VelocityWeight * velocity / MaxVelocity);
        var own = counted.Count(x => x.Weight >= 1);
        return new HotStory(storyId, heat * factor, own, counted.Count - own, velocity,
        [
            Text($"{own} independent {(own == 1 ? "source" : "sources")}{(counted.Count > own ? Text($", {counted.Count - own} more with a copy only, counted {options.CopyWeight:0.##} each") : "")}"),
            Text($"{counted.Sum(x => x.Weight):0.##} votes, {heat:0.00} left after halving every {options.HalfLife.TotalHours:0.#} hours"),
            velocity > 0
                ? Text($"times {factor:0.00} for {velocity:0.0} new for each earlier source in the last {options.VelocityWindow.TotalHours:0.#} hours")
                : Text($"no new source in the last {options.VelocityWindow.TotalHours:0.#} hours"),
        ], kept);
    }

    /// <summary>The heat that a story cannot exceed, whatever its votes: every source as late as the last and as quick as can be.</summary>
    /// <param name="sources">Independent sources of the story.</param>
    /// <param name="last">When its last article appeared.</param>
    /// <param name="now">Now.</param>
    /// <param name="options">Settings.</param>
    public static double Bound(int sources, DateTimeOffset last, DateTimeOffset now, HotOptions options) => sources * Left(last, now, options) * (1 + options.VelocityWeight);

    private static double Left(DateTimeOffset at, DateTimeOffset now, HotOptions options) => Math.Pow(.5, Math.Max(0, (now - at) / options.HalfLife));

    // One vote a source, at its first article; the first source of a text wrote it, the others carry a copy.
    private static List<Counted> Count(IReadOnlyList<StoryVote> votes, HotOptions options)
    {
        var counted = new Dictionary<string, Counted>(StringComparer.OrdinalIgnoreCase);
        var texts = new HashSet<long>();
        foreach (var vote in votes.OrderBy(x => x.At).ThenBy(x => x.GroupId))
        {
            var weight = texts.Add(vote.GroupId) ? 1 : options.CopyWeight;
            if (!counted.TryGetValue(vote.Source, out var known)) counted[vote.Source] = new Counted(vote.Source, vote.At, weight);
            else if (weight > known.Weight) counted[vote.Source] = known with { Weight = weight };
        }
        return [.. counted.Values];
    }

    private static double Velocity(List<Counted> counted, DateTimeOffset now, HotOptions options)
    {
        var recent = counted.Where(x => now - x.At <= options.VelocityWindow).Sum(x => x.Weight);
        var earlier = counted.Where(x => now - x.At > options.VelocityWindow).Sum(x => x.Weight);
        return Math.Min(MaxVelocity, recent / Math.Max(1, earlier));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
