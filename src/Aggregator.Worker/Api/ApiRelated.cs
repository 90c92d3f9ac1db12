using Aggregator.Worker.Dashboard.Articles;
using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Api;

/// <summary>An article to read next, and why.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Site">Its site.</param>
/// <param name="Language">Two-letter language, or empty.</param>
/// <param name="Url">Its address; left out when it is not one of the web.</param>
/// <param name="Opening">How it begins, as text.</param>
/// <param name="At">When it appeared.</param>
/// <param name="Copies">Articles with the same text.</param>
/// <param name="SameStory">True when it tells of the same story.</param>
/// <param name="Similarity">Likeness of the texts' terms, 0 to 1; left out when they are no longer kept.</param>
/// <param name="DaysApart">Days after the article; negative when before.</param>
internal sealed record ApiRelated(
    long Id, string Title, string Site, string Language, string? Url, string Opening, DateTimeOffset At, int Copies, bool SameStory, double? Similarity, double DaysApart)
{
    /// <summary>A row of the article's page.</summary>
    public static ApiRelated Of(RelatedRow row) => new(
        row.Id, row.Title, row.Site, row.Language, WebAddress.Safe(row.Url), row.Opening, row.At, row.Copies, row.SameStory,
        row.Similarity is { } similarity ? Math.Round(similarity, 3) : null, Math.Round(row.After.TotalDays, 2));
}
