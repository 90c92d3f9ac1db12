using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Storage;

/// <summary>A URL that a source named. It is a row before anything is fetched for it, so that nothing is lost.</summary>
public sealed class Entry
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>The source that named it first.</summary>
    public long SourceId { get; set; }

    /// <summary>The poll that found it.</summary>
    public long PollId { get; set; }

    /// <summary>The address to fetch, as the source gave it (made absolute).</summary>
    public required string Url { get; set; }

    /// <summary>SHA-256 of the canonical URL; unique.</summary>
    public required byte[] UrlHash { get; set; }

    /// <summary>Host of the address.</summary>
    public required string Host { get; set; }

    /// <summary>The shard that fetches it: a hash of the host.</summary>
    public int Shard { get; set; }

    /// <summary>What became of it.</summary>
    public EntryState State { get; set; }

    /// <summary>When found.</summary>
    public DateTimeOffset DiscoveredAt { get; set; }

    /// <summary>When the next attempt is due, while <see cref="EntryState.Waiting"/>.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Attempts made.</summary>
    public int Attempts { get; set; }

    /// <summary>Kind of the last attempt's fault.</summary>
    public FaultKind Fault { get; set; }

    /// <summary>The last attempt's fault as a sentence.</summary>
    public string FaultMessage { get; set; } = "";

    /// <summary>The article it became or turned out to be; null otherwise.</summary>
    public long? ArticleId { get; set; }

    /// <summary>Id that the feed gave.</summary>
    public string FeedId { get; set; } = "";

    /// <summary>Title that the feed gave, as text.</summary>
    public string Title { get; set; } = "";

    /// <summary>Author that the feed gave.</summary>
    public string Author { get; set; } = "";

    /// <summary>Publish time that the feed gave.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Minutes from UTC of that time as given.</summary>
    public int PublishedOffsetMinutes { get; set; }

    /// <summary>Summary that the feed gave, as text, cut to 2,000 characters.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Tags that the feed gave, one a line.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Image that the feed gave.</summary>
    public string ImageUrl { get; set; } = "";
}
