using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Storage;

/// <summary>The next visit to a stored article: its page is fetched again to see whether it changed or went. The row goes when all visits are made.</summary>
public sealed class ArticleVisit
{
    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>Host of its address.</summary>
    public required string Host { get; set; }

    /// <summary>The shard that fetches it: a hash of the host.</summary>
    public int Shard { get; set; }

    /// <summary>When the next visit is due.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the page was last fetched, storing included.</summary>
    public DateTimeOffset VisitedAt { get; set; }

    /// <summary>Failures of the present visit in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Validator for the next conditional request, as sent by the server.</summary>
    public string? ETag { get; set; }

    /// <summary>Validator for the next conditional request, as sent by the server.</summary>
    public string? LastModified { get; set; }

    /// <summary>Kind of the last visit's fault.</summary>
    public FaultKind Fault { get; set; }

    /// <summary>The last visit's fault as a sentence.</summary>
    public string FaultMessage { get; set; } = "";
}
