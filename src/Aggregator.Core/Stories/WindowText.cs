namespace Aggregator.Core.Stories;

/// <summary>A duplicate group as the window of stories takes it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="ArticleId">The article that stands for it.</param>
/// <param name="Copies">Articles in the group.</param>
/// <param name="At">When the article appeared.</param>
/// <param name="StoredAt">When it was stored: how long it stays in the window counts from here.</param>
/// <param name="Order">Breaks ties the same way in whatever order texts came; from the article's address, not its id.</param>
/// <param name="Terms">What it is about.</param>
internal sealed record WindowText(long GroupId, long ArticleId, int Copies, DateTimeOffset At, DateTimeOffset StoredAt, long Order, StoryTerms Terms);
