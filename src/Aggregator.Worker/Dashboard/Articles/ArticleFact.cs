using Aggregator.Core.Storage;
using Aggregator.Worker.Dashboard.Shared;

namespace Aggregator.Worker.Dashboard.Articles;

/// <summary>One piece of an article's metadata.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value.</param>
/// <param name="Origin">Where on the page or in the feed it was read; null when that is not recorded.</param>
/// <param name="Lang">Language of the value; null for the dashboard's own.</param>
public sealed record ArticleFact(string Name, string Value, string? Origin, string? Lang)
{
    /// <summary>All that is known of an article, in reading order, without what is empty.</summary>
    public static IEnumerable<ArticleFact> Of(Article article)
    {
        var origins = Origins(article.Origins);
        var lang = article.Language.Length > 0 ? article.Language : null;
        return new ArticleFact[]
        {
            new("Title", origins.ContainsKey("title") ? article.Title : "", origins.GetValueOrDefault("title"), lang),
            new("Authors", article.Authors.Replace("\n", ", ", StringComparison.Ordinal), origins.GetValueOrDefault("authors"), lang),
            new("Credits", article.SyndicationCredit, origins.GetValueOrDefault("syndicationCredit"), lang),
            new("Published", article.PublishedAt is { } published ? Wording.InZone(published, article.PublishedOffsetMinutes) : "", origins.GetValueOrDefault("published"), null),
            new("Changed", article.ModifiedAt is { } modified ? Wording.Utc(modified) : "", origins.GetValueOrDefault("modified"), null),
            new("Language", article.Language, origins.GetValueOrDefault("language"), null),
            new("Section", article.Section, origins.GetValueOrDefault("section"), lang),
            new("Tags", article.Tags.Replace("\n", ", ", StringComparison.Ordinal), origins.GetValueOrDefault("tags"), lang),
            new("Site", article.SiteName, origins.GetValueOrDefault("siteName"), lang),
            new("Image", WebAddress.Short(article.ImageUrl), origins.GetValueOrDefault("imageUrl") ?? origins.GetValueOrDefault("image"), null),
            new("Image credit", article.ImageCredit, null, lang),
            new("Length", Wording.Count(article.TextLength, "letter", "letters"), null, null),
        }.Where(fact => fact.Value.Length > 0);
    }

    private static Dictionary<string, string> Origins(string lines)
    {
        var origins = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                origins[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }
        return origins;
    }
}
