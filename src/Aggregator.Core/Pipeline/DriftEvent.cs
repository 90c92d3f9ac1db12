namespace Aggregator.Core.Pipeline;

/// <summary>A site is no longer read as before, or is again.</summary>
/// <param name="Began">True when it is no longer.</param>
/// <param name="Host">The site's host.</param>
/// <param name="Since">Since when.</param>
/// <param name="What">In which respects, one sentence each.</param>
internal sealed record DriftEvent(bool Began, string Host, DateTimeOffset Since, string What);
