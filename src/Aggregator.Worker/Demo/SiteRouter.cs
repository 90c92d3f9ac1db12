using System.Text;

namespace Aggregator.Worker.Demo;

/// <summary>Finds what a path of a sample site shows at a moment.</summary>
internal static class SiteRouter
{
    private const string Pictures = "/pictures/";

    /// <summary>The answer to a GET of a path; the query counts only on sites that put the article's number there.</summary>
    public static SiteAnswer Answer(DemoSite site, string path, string? query, DateTimeOffset now)
    {
        if (path == site.FeedPath) return Feed(site, now);
        if (path.StartsWith(Pictures, StringComparison.Ordinal)) return Picture(path[Pictures.Length..]);
        if (site.Visible(now).FirstOrDefault(a => site.PathOf(a) is var own && (own == path || own == path + query)) is { } article) return Article(site, article, now);
        return path switch
        {
            "/style.css" => Plain("text/css; charset=utf-8", site.File("style.css")),
            "/robots.txt" => Plain("text/plain; charset=utf-8", site.File("robots.txt") ?? EmbeddedFiles.Read("Demo/Sites/robots.txt")),
            _ when IsListing(site, path) => Html(site, 200, new SiteRenderer(site, now).Listing(Required(site, "front.html"))),
            _ => Missing,
        };
    }

    private static SiteAnswer Missing { get; } = new(404, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(EmbeddedFiles.Read("Demo/Sites/404.html")));

    private static SiteAnswer Feed(DemoSite site, DateTimeOffset now)
    {
        var text = new SiteRenderer(site, now).Listing(Required(site, site.Settings["feed-template"]));
        return new(int.Parse(site.Find("feed-status") ?? "200", System.Globalization.CultureInfo.InvariantCulture), site.Settings["feed-type"], site.Encoding.GetBytes(text));
    }

    private static SiteAnswer Article(DemoSite site, DemoArticle article, DateTimeOffset now) =>
        Html(site, 200, new SiteRenderer(site, now).Page(Required(site, "article.html"), article));

    private static bool IsListing(DemoSite site, string path) =>
        path == "/" || site.Settings["pages"].Split(' ').Contains(path, StringComparer.Ordinal);

    private static SiteAnswer Html(DemoSite site, int status, string text) =>
        new(status, site.Settings["page-type"], site.Encoding.GetBytes(text));

    private static SiteAnswer Picture(string file) => Plain("image/svg+xml", EmbeddedFiles.Find("Demo/Pictures/" + file));

    private static SiteAnswer Plain(string type, string? text) => text is null ? Missing : new(200, type, Encoding.UTF8.GetBytes(text));

    private static string Required(DemoSite site, string file) =>
        site.File(file) ?? throw new InvalidOperationException($"The sample site {site.Base} has no {file}.");
}
