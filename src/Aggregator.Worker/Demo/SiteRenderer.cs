namespace Aggregator.Worker.Demo;

/// <summary>Fills a site's templates with what can be seen of it at a moment.</summary>
internal sealed class SiteRenderer(DemoSite site, DateTimeOffset now)
{
    private const int FeedLength = 20;
    private const int RelatedLength = 5;
    private const int SummaryLength = 160;

    private readonly TemplateScope _site = new TemplateScope
    {
        ["base"] = site.Base.ToString(),
        ["feed-link"] = new Uri(site.Base, site.FeedPath).ToString(),
        ["now"] = now.ToOffset(site.Zone),
    }.With(site.Settings);

    /// <summary>The feed, the front page or any other page that lists articles.</summary>
    public string Listing(string template) => Template.Fill(template, new TemplateScope(_site)
    {
        ["entries"] = Scopes(site.Visible(now).Take(FeedLength)),
        ["updated"] = (site.Visible(now).FirstOrDefault()?.Published ?? now).ToOffset(site.Zone),
    });

    /// <summary>The page of one article.</summary>
    public string Page(string template, DemoArticle article) => Template.Fill(template, new TemplateScope(Scope(article))
    {
        ["related"] = Scopes(site.Visible(now).Where(a => a != article).Take(RelatedLength)),
    });

    private List<TemplateScope> Scopes(IEnumerable<DemoArticle> articles) => [.. articles.Select(Scope)];

    private TemplateScope Scope(DemoArticle article) => new TemplateScope(_site)
    {
        ["link"] = new Uri(site.Base, site.PathOf(article)).ToString(),
        ["slug"] = article.Slug,
        ["published"] = article.Published.ToOffset(site.Zone),
        ["published-utc"] = article.Published.ToUniversalTime(),
        ["summary"] = ArticleMarkup.Opening(article.Text.Body, SummaryLength),
        ["body"] = ArticleMarkup.ToHtml(article.Text.Body, site),
    }.With(article.Text.Values);
}
