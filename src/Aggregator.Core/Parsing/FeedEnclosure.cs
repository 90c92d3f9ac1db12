namespace Aggregator.Core.Parsing;

/// <summary>Media attached to an entry.</summary>
/// <param name="Url">Address.</param>
/// <param name="MediaType">Media type as given, or null.</param>
/// <param name="Length">Length in bytes as given, or null.</param>
public sealed record FeedEnclosure(string Url, string? MediaType, long? Length);
