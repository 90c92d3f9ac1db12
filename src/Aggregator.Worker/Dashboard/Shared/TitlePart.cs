namespace Aggregator.Worker.Dashboard.Shared;

/// <summary>A stretch of a title.</summary>
/// <param name="Text">The stretch.</param>
/// <param name="Changed">True when the title compared with does not have it here.</param>
public sealed record TitlePart(string Text, bool Changed);
