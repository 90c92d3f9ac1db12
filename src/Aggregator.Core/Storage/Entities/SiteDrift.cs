namespace Aggregator.Core.Storage;

/// <summary>A time in which a site's pages were read otherwise than before: the site changed, or the reading of it.</summary>
public sealed class SiteDrift
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>Host of the site's pages.</summary>
    public required string Host { get; set; }

    /// <summary>When the first article or page that shows it came.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When the alarm was raised.</summary>
    public DateTimeOffset NoticedAt { get; set; }

    /// <summary>When the site was as before again, or an operator accepted it; null while open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When an operator said that the site is like this now; null when nobody did.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>In which respects, one a line.</summary>
    public string Kinds { get; set; } = "";

    /// <summary>The same with their numbers, one sentence a line.</summary>
    public string Sentences { get; set; } = "";

    /// <summary>Examples of articles before, newest first, ids parted by spaces.</summary>
    public string BeforeArticles { get; set; } = "";

    /// <summary>Examples of articles that show it, newest first, ids parted by spaces.</summary>
    public string AfterArticles { get; set; } = "";

    /// <summary>Examples of pages that are no articles any more, newest first, ids of entries parted by spaces.</summary>
    public string AfterEntries { get; set; } = "";

    /// <summary>The first article that does not belong to what was before: the baseline ends below it until the drift is over.</summary>
    public long FirstArticleId { get; set; }

    /// <summary>The last article that belongs to the drift; 0 while open.</summary>
    public long LastArticleId { get; set; }

    /// <summary>The first entry that does not belong to what was before.</summary>
    public long FirstEntryId { get; set; }

    /// <summary>The last entry that belongs to the drift; 0 while open.</summary>
    public long LastEntryId { get; set; }
}
