namespace Aggregator.Core.Stories;

/// <summary>What one independent source adds to a story's heat.</summary>
/// <param name="Source">The source.</param>
/// <param name="At">When its first article of the story appeared.</param>
/// <param name="Weight">1 for a text of its own, less for a copy of another's.</param>
/// <param name="Left">What time has left of the weight.</param>
public sealed record HotVote(string Source, DateTimeOffset At, double Weight, double Left);
