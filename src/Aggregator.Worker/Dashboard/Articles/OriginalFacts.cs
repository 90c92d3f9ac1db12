namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>What is known about the kept original of a page.</summary>
/// <param name="Charset">Charset decoded from.</param>
/// <param name="Length">Bytes before compression.</param>
/// <param name="ContentType">Content type as sent.</param>
public sealed record OriginalFacts(string Charset, int Length, string ContentType);
