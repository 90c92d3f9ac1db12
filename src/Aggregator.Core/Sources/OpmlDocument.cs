namespace Aggregator.Core.Sources;

/// <summary>What an OPML file holds.</summary>
/// <param name="Title">Its title, or null.</param>
/// <param name="Outlines">Subscriptions in the order of the file, each feed once.</param>
/// <param name="Failures">Outlines that were left out, and why.</param>
public sealed record OpmlDocument(string? Title, IReadOnlyList<OpmlOutline> Outlines, IReadOnlyList<OpmlFailure> Failures);
