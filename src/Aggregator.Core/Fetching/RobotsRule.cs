namespace Aggregator.Core.Fetching;

/// <summary>One <c>Allow</c> or <c>Disallow</c> line.</summary>
/// <param name="Pattern">Path pattern in normalised form, with <c>*</c> and a closing <c>$</c>.</param>
/// <param name="IsAllow">Allow or disallow.</param>
internal sealed record RobotsRule(string Pattern, bool IsAllow);
