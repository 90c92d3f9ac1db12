using Aggregator.Core.Sources;

namespace Aggregator.Worker.Commands;

/// <summary>Something that can be polled.</summary>
/// <param name="Url">Its address, after redirects.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Entries">Entries in it now.</param>
internal sealed record FoundSource(Uri Url, SourceKind Kind, string? Title, string Origin, int Entries);
