namespace Aggregator.Core.Parsing;

/// <summary>Bytes to be read as a feed, with what is known about them.</summary>
/// <param name="Body">Decompressed bytes.</param>
/// <param name="ContentType">The HTTP <c>Content-Type</c>, or null.</param>
/// <param name="Url">Where they came from: the base of relative links.</param>
/// <param name="FetchedAt">The moment that relative dates ("3小时前") count from.</param>
public sealed record FeedDocument(ReadOnlyMemory<byte> Body, string? ContentType, Uri? Url, DateTimeOffset FetchedAt)
{
    /// <summary>Offset from UTC of dates that name no zone; null when the source has none configured or learnt.</summary>
    public TimeSpan? AssumedOffset { get; init; }
}
