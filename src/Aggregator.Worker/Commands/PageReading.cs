using System.Globalization;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Extraction;

namespace Aggregator.Worker.Commands;

/// <summary>A probed page, read once.</summary>
/// <param name="Url">Its address after redirects.</param>
/// <param name="Charset">Charset it was decoded from.</param>
/// <param name="Page">The article; null with a fault.</param>
/// <param name="Fault">Why there is no article, or null.</param>
internal sealed record PageReading(Uri Url, string Charset, ExtractedArticle? Page, Fault? Fault)
{
    /// <summary>Every field with its label, in reading order; what the page does not tell is empty.</summary>
    public IReadOnlyList<(string Label, string Value)> Fields =>
    [
        ("url", Url.AbsoluteUri),
        ("title", Page?.Title ?? ""),
        ("original", Page?.OriginalTitle ?? ""),
        ("authors", string.Join(", ", Page?.Authors ?? [])),
        ("byline", Page?.Byline ?? ""),
        ("credit", Page?.SyndicationCredit ?? ""),
        ("published", Time(Page?.Published)),
        ("modified", Time(Page?.Modified)),
        ("language", Page?.Language ?? ""),
        ("site", Page?.SiteName ?? ""),
        ("section", Page?.Section ?? ""),
        ("tags", string.Join(", ", Page?.Tags ?? [])),
        ("image", Page?.ImageUrl ?? ""),
        ("image by", Page?.ImageCredit ?? ""),
        ("canonical", Page?.CanonicalUrl ?? ""),
        ("paywall", Page?.Paywalled == true ? "yes" : ""),
        ("charset", Charset),
        ("strategy", Page?.Strategy ?? ""),
    ];

    /// <summary>Where each field came from and why this body was chosen, one line each.</summary>
    public IEnumerable<(string Label, string Value)> Reasons =>
        (Page?.Origins ?? new Dictionary<string, string>()).Select(origin => ("from", $"{origin.Key}: {origin.Value}")).Concat((Page?.Decisions ?? []).Select(decision => ("why", decision)));

    private static string Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";
}
