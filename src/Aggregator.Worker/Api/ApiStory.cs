using Aggregator.Worker.Dashboard.Stories;

namespace Aggregator.Worker.Api;

/// <summary>A story as the API gives it.</summary>
/// <param name="Id">Its number, for good.</param>
/// <param name="Title">Title of the article that stands for it.</param>
/// <param name="Language">Two-letter language, or empty.</param>
/// <param name="Category">Category, or empty.</param>
/// <param name="Sources">Independent sources.</param>
/// <param name="Articles">Articles, copies included.</param>
/// <param name="Texts">Different texts.</param>
/// <param name="FirstAt">When the first article appeared.</param>
/// <param name="LastAt">When the last did.</param>
/// <param name="LeadArticleId">The article that stands for it.</param>
/// <param name="Heat">How hot it is now, and why.</param>
internal sealed record ApiStory(
    long Id, string Title, string Language, string Category, int Sources, int Articles, int Texts, DateTimeOffset FirstAt, DateTimeOffset LastAt, long LeadArticleId, ApiHeat Heat)
{
    /// <summary>A row of a list.</summary>
    public static ApiStory Of(HotRow row, bool withVotes) => new(
        row.Story.Id, row.Story.Title, row.Story.Language, row.Story.Category, row.Story.Sources, row.Story.Articles, row.Story.Groups,
        row.Story.FirstAt, row.Story.LastAt, row.Story.LeadArticleId, ApiHeat.Of(row.Heat, withVotes));
}
