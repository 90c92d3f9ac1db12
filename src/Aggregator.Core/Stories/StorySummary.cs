namespace Aggregator.Core.Stories;

/// <summary>What a story shows of itself.</summary>
/// <param name="LeadArticleId">The original of the most copied text, the earliest of these.</param>
/// <param name="Language">The language of most articles.</param>
/// <param name="Category">The folder of most articles, each voice once.</param>
/// <param name="FirstAt">When the first appeared.</param>
/// <param name="LastAt">When the last appeared.</param>
/// <param name="Groups">Different texts.</param>
/// <param name="Articles">Articles, copies included.</param>
/// <param name="Sources">Independent sources.</param>
internal sealed record StorySummary(
    long LeadArticleId, string Language, string Category, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Groups, int Articles, int Sources)
{
    /// <summary>Summarises the articles of a story.</summary>
    /// <param name="articles">At least one.</param>
    public static StorySummary Of(IReadOnlyList<StoryArticle> articles)
    {
        var voices = new IndependentSources();
        foreach (var article in articles) voices.Add(article.Host, article.SiteName);
        var sizes = articles.CountBy(x => x.GroupId).ToDictionary();
        var lead = articles.OrderByDescending(x => x.IsOriginal).ThenByDescending(x => sizes[x.GroupId]).ThenBy(x => x.At).ThenBy(x => x.Order).First();
        return new StorySummary(
            lead.ArticleId,
            Most(articles.Select(x => x.Language)),
            Most(articles.DistinctBy(x => (voices.VoiceOf(x.Host), x.Folder)).Select(x => x.Folder)),
            articles.Min(x => x.At),
            articles.Max(x => x.At),
            sizes.Count,
            articles.Count,
            voices.Count(articles.Select(x => x.Host)));
    }

    private static string Most(IEnumerable<string> values) =>
        values.Where(x => x.Length > 0).CountBy(x => x).OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Key).FirstOrDefault() ?? "";
}
