namespace Aggregator.Worker.Dashboard.Stories;

/// <summary>What a hot list is narrowed to.</summary>
/// <param name="Language">Two-letter language; empty for all.</param>
/// <param name="Category">Category with those below it (<c>News</c> has <c>News/Local</c>); empty for all.</param>
/// <param name="Take">Places at most.</param>
public sealed record HotFilter(string Language = "", string Category = "", int Take = HotFilter.MaxRows)
{
    /// <summary>Places that a list has at most.</summary>
    public const int MaxRows = 30;

    internal bool Holds(RecentStory story) =>
        (Language.Length == 0 || story.Language == Language)
        && (Category.Length == 0 || story.Category == Category || story.Category.StartsWith(Category + "/", StringComparison.Ordinal));
}
