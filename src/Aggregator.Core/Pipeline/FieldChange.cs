using System.Globalization;
using Aggregator.Core.Storage;

namespace Aggregator.Core.Pipeline;

/// <summary>A field of an article that differs between two readings of its page.</summary>
/// <param name="Field">Its name, as in the article's origins; <c>text</c> for the body.</param>
/// <param name="Before">As stored; lists one a line.</param>
/// <param name="After">As read now.</param>
internal readonly record struct FieldChange(string Field, string Before, string After)
{
    /// <summary>The name of the body's field.</summary>
    public const string Body = "text";

    private static readonly (string Name, Func<Article, string> Of)[] Fields =
    [
        ("title", article => article.Title),
        ("originalTitle", article => article.OriginalTitle),
        ("authors", article => article.Authors),
        ("byline", article => article.Byline),
        ("syndicationCredit", article => article.SyndicationCredit),
        ("published", article => Time(article.PublishedAt)),
        ("modified", article => Time(article.ModifiedAt)),
        ("language", article => article.Language),
        ("imageUrl", article => article.ImageUrl),
        ("imageCredit", article => article.ImageCredit),
        ("section", article => article.Section),
        ("tags", article => article.Tags),
        ("siteName", article => article.SiteName),
        ("description", article => article.Description),
        ("paywall", article => article.Paywalled ? "yes" : ""),
        ("canonical", article => article.StatedCanonicalUrl),
        (Body, article => article.Text),
    ];

    /// <summary>The fields that differ, in the order a reader meets them.</summary>
    public static IReadOnlyList<FieldChange> Between(Article before, Article after) =>
        [.. Fields.Select(field => new FieldChange(field.Name, field.Of(before), field.Of(after))).Where(change => change.Before != change.After)];

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
