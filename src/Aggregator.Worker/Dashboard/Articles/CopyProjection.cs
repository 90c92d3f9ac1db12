using Aggregator.Core.Storage;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>How stored articles become copies of a group.</summary>
internal static class CopyProjection
{
    /// <summary>The articles with the evidence that put each into its group.</summary>
    public static IQueryable<CopyRow> Copies(this AggregatorDb db, IQueryable<Article> articles) =>
        from article in articles
        join link in db.Links on article.Id equals link.ArticleId into links
        from link in links.DefaultIfEmpty()
        join source in db.Sources on article.SourceId equals source.Id into sources
        from source in sources.DefaultIfEmpty()
        select new CopyRow
        {
            Id = article.Id,
            GroupId = article.GroupId,
            SourceId = article.SourceId,
            Title = article.Title,
            Language = article.Language,
            SiteName = article.SiteName != "" ? article.SiteName : source == null ? "" : source.Name != "" ? source.Name : source.Title,
            Host = article.Host,
            Url = article.Url,
            Credit = article.SyndicationCredit,
            TextLength = article.TextLength,
            PublishedAt = article.PublishedAt,
            StoredAt = article.StoredAt,
            Relation = link == null ? null : link.Relation,
            MatchedId = link == null ? null : link.MatchedArticleId,
            Containment = link == null ? null : link.Containment,
            Evidence = link == null ? null : link.Evidence,
        };
}
