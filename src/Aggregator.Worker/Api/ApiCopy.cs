using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Api;

/// <summary>An article among those with its text.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Site">Its site.</param>
/// <param name="Language">Two-letter language, or empty.</param>
/// <param name="Url">Its address; left out when it is not one of the web.</param>
/// <param name="PublishedAt">When published, if that is known.</param>
/// <param name="StoredAt">When stored.</param>
/// <param name="Original">True for the likely original.</param>
/// <param name="MinutesAfterOriginal">How long after the original it came out; negative when before.</param>
/// <param name="Relation">How its text relates to the one it was matched with.</param>
/// <param name="Evidence">Why they count as the same.</param>
/// <param name="Credit">Whom it credits; left out when nobody.</param>
internal sealed record ApiCopy(
    long Id, string Title, string Site, string Language, string? Url, DateTimeOffset? PublishedAt, DateTimeOffset StoredAt,
    bool Original, double MinutesAfterOriginal, string? Relation, string? Evidence, string? Credit)
{
    /// <summary>A copy beside the original of its group.</summary>
    public static ApiCopy Of(CopyRow copy, CopyRow original) => new(
        copy.Id, copy.Title, copy.Site, copy.Language, WebAddress.Safe(copy.Url), copy.PublishedAt, copy.StoredAt,
        copy.Id == original.Id, Math.Round(copy.After(original).TotalMinutes, 1),
        copy.IsMatched ? copy.Relation : null, copy.IsMatched ? copy.Evidence : null, copy.Credit.Length > 0 ? copy.Credit : null);
}
