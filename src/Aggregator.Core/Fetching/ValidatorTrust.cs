namespace Aggregator.Core.Fetching;

/// <summary>
/// How far a server's validators (<c>ETag</c>, <c>Last-Modified</c>) are believed. Some servers answer 304 for ever, or change a feed under one
/// ETag; so a full answer is asked for at times, and one that differs under the same validator ends the trust for a month.
/// </summary>
internal sealed record ValidatorTrust
{
    private const int MostNotModified = 200;
    private const double SuspiciousEntries = 8;
    private static readonly TimeSpan LongestWithoutBody = TimeSpan.FromDays(7);
    private static readonly TimeSpan Distrust = TimeSpan.FromDays(30);

    /// <summary>The validators of the last full answer, as sent.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public string? LastModified { get; init; }

    /// <summary>Hash of what the last full answer held (of its entries, so that a changing build date does not count), or null.</summary>
    public string? ContentHash { get; init; }

    /// <summary>When the last full answer came, or null.</summary>
    public DateTimeOffset? LastFullAt { get; init; }

    /// <summary>Answers of 304 since then.</summary>
    public int NotModifiedInRow { get; init; }

    /// <summary>Until when no validators are sent, or null.</summary>
    public DateTimeOffset? DistrustedUntil { get; init; }

    /// <summary>
    /// Whether the next request may be conditional: not while the server is distrusted, not after a week or 200 answers of 304, and not when
    /// by the source's rhythm eight entries should have come since the last full answer.
    /// </summary>
    public bool MayBeConditional(DateTimeOffset now, double expectedEntriesSinceFull) =>
        (ETag ?? LastModified) is not null
        && !(DistrustedUntil > now)
        && now - LastFullAt < LongestWithoutBody
        && NotModifiedInRow < MostNotModified
        && (NotModifiedInRow == 0 || expectedEntriesSinceFull < SuspiciousEntries);

    /// <summary>The request with the validators that may be sent.</summary>
    public FetchRequest Apply(FetchRequest request, DateTimeOffset now, double expectedEntriesSinceFull) =>
        MayBeConditional(now, expectedEntriesSinceFull) ? request with { ETag = ETag, LastModified = LastModified } : request;

    /// <summary>The trust after an answer without a fault.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="contentHash">Hash of what it held; null for 304.</param>
    public ValidatorTrust After(FetchResult result, string? contentHash)
    {
        if (result.NotModified)
            return this with { NotModifiedInRow = NotModifiedInRow + 1 };
        return new()
        {
            ETag = result.ETag,
            LastModified = result.LastModified,
            ContentHash = contentHash,
            LastFullAt = result.FetchedAt,
            DistrustedUntil = Lied(result, contentHash) ? result.FetchedAt + Distrust : DistrustedUntil,
        };
    }

    /// <summary>Whether a full answer holds just what the last one did, so that there is nothing to parse.</summary>
    public bool IsUnchanged(string contentHash) => contentHash == ContentHash;

    private bool Lied(FetchResult result, string? contentHash) =>
        ContentHash is not null && contentHash != ContentHash
        && (ETag is not null ? ETag == result.ETag : LastModified is not null && LastModified == result.LastModified && NotModifiedInRow > 0);
}
