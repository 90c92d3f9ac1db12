namespace Aggregator.Core.Storage;

/// <summary>An article as extracted from its page, with what its feed said filled in where the page was silent.</summary>
public sealed class Article
{
    /// <summary>Identity; the order of storing, which is the order of grouping.</summary>
    public long Id { get; set; }

    /// <summary>The source that brought it.</summary>
    public long SourceId { get; set; }

    /// <summary>The entry it came from; unique.</summary>
    public long EntryId { get; set; }

    /// <summary>The address of the page after redirects.</summary>
    public required string Url { get; set; }

    /// <summary>SHA-256 of the page's canonical URL on its own host; unique.</summary>
    public required byte[] UrlHash { get; set; }

    /// <summary>The canonical address that the page states; may lie on another host. Empty when it states none.</summary>
    public string StatedCanonicalUrl { get; set; } = "";

    /// <summary>Host of the address.</summary>
    public required string Host { get; set; }

    /// <summary>Title, without the site's suffix.</summary>
    public required string Title { get; set; }

    /// <summary>Title where it came from (<c>原标题</c>), or empty.</summary>
    public string OriginalTitle { get; set; } = "";

    /// <summary>Authors, one a line.</summary>
    public string Authors { get; set; } = "";

    /// <summary>Byline as shown on the page.</summary>
    public string Byline { get; set; } = "";

    /// <summary>Whom the page credits as origin.</summary>
    public string SyndicationCredit { get; set; } = "";

    /// <summary>When published; null when neither page nor feed tells.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Minutes from UTC of the publish time as given.</summary>
    public int PublishedOffsetMinutes { get; set; }

    /// <summary>When the page says it last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>Two-letter language, or empty.</summary>
    public string Language { get; set; } = "";

    /// <summary>Lead image.</summary>
    public string ImageUrl { get; set; } = "";

    /// <summary>Credit of the lead image.</summary>
    public string ImageCredit { get; set; } = "";

    /// <summary>Section or column.</summary>
    public string Section { get; set; } = "";

    /// <summary>Tags, one a line.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Name of the site.</summary>
    public string SiteName { get; set; } = "";

    /// <summary>Description that the page gives of itself, or the feed's summary.</summary>
    public string Description { get; set; } = "";

    /// <summary>True when the rest of the text is for payers.</summary>
    public bool Paywalled { get; set; }

    /// <summary>Body as clean, sanitised HTML.</summary>
    public required string Html { get; set; }

    /// <summary>Body as text, blocks parted by an empty line.</summary>
    public required string Text { get; set; }

    /// <summary>Letters and digits in the text.</summary>
    public int TextLength { get; set; }

    /// <summary>The extraction strategy that won.</summary>
    public string Strategy { get; set; } = "";

    /// <summary>Where each field came from, one <c>field=origin</c> a line.</summary>
    public string Origins { get; set; } = "";

    /// <summary>The extraction's decision log, one decision a line.</summary>
    public string Decisions { get; set; } = "";

    /// <summary>When the page was fetched.</summary>
    public DateTimeOffset FetchedAt { get; set; }

    /// <summary>When stored.</summary>
    public DateTimeOffset StoredAt { get; set; }

    /// <summary>When a visit last found another version of the page; null when it never did.</summary>
    public DateTimeOffset? RevisedAt { get; set; }

    /// <summary>When a visit found that the page is gone; null while it is not.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The duplicate group; null until the grouping job has seen the article.</summary>
    public long? GroupId { get; set; }
}
