using System.Text.Json.Serialization;

namespace Aggregator.Core.Extraction;

/// <summary>All that was read from an article page.</summary>
public sealed record ExtractedArticle
{
    /// <summary>What kind of page it is.</summary>
    public required PageKind Kind { get; init; }

    /// <summary>Body as clean, sanitised HTML with absolute links; empty when there is none.</summary>
    public required string Html { get; init; }

    /// <summary>Body as text, one block a line, blocks parted by an empty line; empty when there is none.</summary>
    public required string Text { get; init; }

    /// <summary>Title without the site's suffix, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The title the article had where it came from (<c>原标题</c>), or null.</summary>
    public string? OriginalTitle { get; init; }

    /// <summary>Authors, in order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The byline as the page shows it, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>Whom the page credits as the article's origin (<c>来源</c>, an agency), or null.</summary>
    public string? SyndicationCredit { get; init; }

    /// <summary>When published, with zone (given or assumed), or null. A change that the page shows stands in for it with the origin <c>modified</c>.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When last changed, or null.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Two-letter ISO 639-1 language, or null when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute address of the lead image, or null.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Credit of the lead image (<c>图片来源@视觉中国</c>), or null.</summary>
    public string? ImageCredit { get; init; }

    /// <summary>Section or column, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Tags, in order, without repeats.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Name of the site, or null.</summary>
    public string? SiteName { get; init; }

    /// <summary>Canonical address the page states, absolute, or null.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>A short description the page gives of itself, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Absolute address of the article's next page, or null when this is the last or only one.</summary>
    public string? NextPageUrl { get; init; }

    /// <summary>Absolute address of the page that holds an article of several pages as a whole, or null.</summary>
    public string? WholeUrl { get; init; }

    /// <summary>True when the page says that the rest of the text is for payers.</summary>
    public bool Paywalled { get; init; }

    /// <summary>The strategy whose candidate won.</summary>
    public required string Strategy { get; init; }

    /// <summary>Where each field came from: field name to source (<c>json-ld</c>, <c>og:title</c>, <c>visible text</c> ...).</summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>();

    /// <summary>Hashes of the body's lines, those included that left it because the site repeats them: what <see cref="SiteMemory.With"/> remembers.</summary>
    [JsonIgnore]
    public IReadOnlyList<uint> Lines { get; init; } = [];

    /// <summary>Why this body: candidates with scores, what was cut and for which reason, one line each.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];
}
