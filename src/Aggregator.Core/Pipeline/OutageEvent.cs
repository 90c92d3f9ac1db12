namespace Aggregator.Core.Pipeline;

/// <summary>Our own network went down or came back.</summary>
/// <param name="Began">True when it went down.</param>
/// <param name="Since">Since when it was down.</param>
/// <param name="Cause">What gave it away, in a sentence.</param>
/// <param name="Undone">Sources whose failures of the first minutes were taken back.</param>
internal sealed record OutageEvent(bool Began, DateTimeOffset Since, string Cause, int Undone = 0);
