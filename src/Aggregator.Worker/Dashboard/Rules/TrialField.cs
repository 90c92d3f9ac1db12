namespace Aggregator.Worker.Dashboard.Rules;

/// <summary>A field that a tried rule changes.</summary>
/// <param name="Name">Its name, as in the article's origins.</param>
/// <param name="Before">As the live rules read it; lists one a line.</param>
/// <param name="After">As the tried rule reads it.</param>
public sealed record TrialField(string Name, string Before, string After);
