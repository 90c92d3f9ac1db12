using System.Text.Json;

namespace Aggregator.Core.Parsing;

/// <summary>Guesses where an API keeps its articles: the array with most objects that have a title and an address.</summary>
internal static class JsonApiGuess
{
    private const int DeepestArray = 6;
    private static readonly string[] Links = ["url", "link", "href", "permalink", "article_url", "share_url", "web_url", "webUrl", "source_url", "docurl", "linkurl"];
    private static readonly string[] Titles = ["title", "headline", "name", "subject", "article_title"];
    private static readonly string[] Dates = ["published_at", "publishedAt", "pubDate", "pub_date", "publish_time", "publishTime", "published", "date", "ctime", "create_time", "created_at", "createTime", "time", "datetime", "updated_at"];
    private static readonly string[] Summaries = ["summary", "description", "excerpt", "abstract", "intro", "digest", "brief"];
    private static readonly string[] Contents = ["content_html", "content", "body", "text"];
    private static readonly string[] Authors = ["author", "author_name", "byline", "writer", "media_name"];
    private static readonly string[] Ids = ["id", "guid", "uuid", "docid", "article_id"];
    private static readonly string[] Images = ["image", "image_url", "thumbnail", "cover", "pic", "thumb"];

    /// <summary>The paths, or null when no array looks like a list of articles.</summary>
    public static JsonApiPaths? Of(JsonElement root)
    {
        var best = Arrays(root, "", 0).Select(found => (found.Path, found.Array, Fit: Fit(found.Array))).Where(found => found.Fit > 0)
            .OrderByDescending(found => found.Fit).FirstOrDefault();
        if (best.Fit == 0) return null;
        var item = best.Array.EnumerateArray().First(IsArticle);
        return new JsonApiPaths
        {
            Items = best.Path,
            Link = First(item, Links)!,
            Title = First(item, Titles),
            Id = First(item, Ids),
            Published = First(item, Dates),
            Author = First(item, Authors),
            Summary = First(item, Summaries),
            Content = First(item, Contents),
            Image = First(item, Images),
        };
    }

    private static IEnumerable<(string Path, JsonElement Array)> Arrays(JsonElement element, string path, int depth)
    {
        if (depth > DeepestArray) yield break;
        if (element.ValueKind == JsonValueKind.Array) yield return (path, element);
        if (element.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in element.EnumerateObject())
            foreach (var found in Arrays(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", depth + 1)) yield return found;
    }

    private static int Fit(JsonElement array) => array.EnumerateArray().Take(100).Count(IsArticle);

    private static bool IsArticle(JsonElement item) => First(item, Links) is not null && First(item, Titles) is not null;

    private static string? First(JsonElement item, string[] names) => Array.Find(names, name => JsonPath.Text(item, name) is not null);
}
