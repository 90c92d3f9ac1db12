namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>A page of a list of articles.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="LookedBackTo">When the search stopped for having looked at enough, how far it got; null otherwise.</param>
public sealed record ArticleList(IReadOnlyList<ArticleRow> Rows, long? Next, DateTimeOffset? LookedBackTo);
