namespace Aggregator.Core.Stories;

/// <summary>What counts of one article for the summary of its story.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="GroupId">Its duplicate group.</param>
/// <param name="IsOriginal">True when it stands for its group.</param>
/// <param name="At">When it appeared.</param>
/// <param name="Host">Its host.</param>
/// <param name="SiteName">The name its site bears.</param>
/// <param name="Language">Its language, or empty.</param>
/// <param name="Folder">The folder its source stands in, else the section its page states, or empty.</param>
/// <param name="Order">Breaks ties.</param>
internal sealed record StoryArticle(
    long ArticleId, long GroupId, bool IsOriginal, DateTimeOffset At, string Host, string SiteName, string Language, string Folder, long Order);
