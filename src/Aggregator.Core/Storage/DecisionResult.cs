namespace Aggregator.Core.Storage;

/// <summary>What became of an operator's decision.</summary>
/// <param name="DecisionId">The decision, by which it can be undone; 0 when refused.</param>
/// <param name="StoryId">The story to look at now.</param>
/// <param name="Refusal">Why nothing was changed, in one sentence; empty when it was done.</param>
internal readonly record struct DecisionResult(long DecisionId, long StoryId, string Refusal = "")
{
    /// <summary>Nothing was changed.</summary>
    public static DecisionResult Refused(string why) => new(0, 0, why);
}
