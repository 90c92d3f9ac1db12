using Aggregator.Core.Fetching;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>What the deciders remember of a source, out of its row and back.</summary>
internal static class SourceMemory
{
    /// <summary>How far the source's validators are believed.</summary>
    public static ValidatorTrust Trust(Source source) => new()
    {
        ETag = source.ETag,
        LastModified = source.LastModified,
        ContentHash = source.EntriesHash is { } hash ? Convert.ToHexString(hash) : null,
        LastFullAt = source.LastFullAt,
        NotModifiedInRow = source.ConditionalStreak,
        DistrustedUntil = source.DistrustedUntil,
    };

    /// <summary>Stores it.</summary>
    public static void Store(Source source, ValidatorTrust trust)
    {
        source.ETag = ColumnText.Validator(trust.ETag, 1000);
        source.LastModified = ColumnText.Validator(trust.LastModified, 200);
        source.EntriesHash = trust.ContentHash is { } hash ? Convert.FromHexString(hash) : null;
        source.LastFullAt = trust.LastFullAt;
        source.ConditionalStreak = trust.NotModifiedInRow;
        source.DistrustedUntil = trust.DistrustedUntil;
    }

    /// <summary>Where the source is polled and what its permanent redirects have said.</summary>
    public static RedirectMemory Redirects(Source source) => new(new Uri(source.Url))
    {
        Candidate = Address(source.MovedToUrl),
        Held = source.MovedCount,
        HeldSince = source.MovedSince,
        Previous = Address(source.PreviousUrl),
        TakenOverAt = source.TakenOverAt,
        Rejected = Address(source.RejectedUrl),
    };

    /// <summary>Stores all but the address itself.</summary>
    public static void Store(Source source, RedirectMemory memory)
    {
        source.MovedToUrl = memory.Candidate?.AbsoluteUri;
        source.MovedCount = memory.Held;
        source.MovedSince = memory.HeldSince;
        source.PreviousUrl = memory.Previous?.AbsoluteUri;
        source.TakenOverAt = memory.TakenOverAt;
        source.RejectedUrl = memory.Rejected?.AbsoluteUri;
    }

    private static Uri? Address(string? url) => url is null ? null : new Uri(url);

}
