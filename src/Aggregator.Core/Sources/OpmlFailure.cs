namespace Aggregator.Core.Sources;

/// <summary>An outline that is no usable subscription.</summary>
/// <param name="Outline">Its title or address, as far as it has one.</param>
/// <param name="Reason">Why, in one sentence for the operator.</param>
public sealed record OpmlFailure(string Outline, string Reason);
