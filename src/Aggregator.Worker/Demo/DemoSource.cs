namespace Aggregator.Worker.Demo;

/// <summary>A source that the demo subscribes to.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Url">Address of the feed or of the list page.</param>
/// <param name="Kind">Which of the two the address is meant to be.</param>
/// <param name="Category">Folder the source is filed under.</param>
/// <param name="Offset">Offset from UTC of the times it prints, for a source that names no zone.</param>
/// <param name="ExpectedFault">What goes wrong there on purpose, as a plain sentence; null for a source that works.</param>
internal sealed record DemoSource(string Name, Uri Url, DemoSourceKind Kind, string Category, TimeSpan Offset, string? ExpectedFault = null);
