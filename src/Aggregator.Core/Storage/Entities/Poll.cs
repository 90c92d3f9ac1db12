using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Storage;

/// <summary>One poll of a source and what came of it.</summary>
public sealed class Poll
{
    /// <summary>Identity; log events of the poll carry it.</summary>
    public long Id { get; set; }

    /// <summary>The source polled.</summary>
    public long SourceId { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>How long the fetch took, in milliseconds.</summary>
    public int ElapsedMilliseconds { get; set; }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; set; }

    /// <summary>Bytes of the body, decompressed.</summary>
    public long Bytes { get; set; }

    /// <summary>True when the server or the content hash said that nothing changed.</summary>
    public bool Unchanged { get; set; }

    /// <summary>Entries in the document.</summary>
    public int EntriesSeen { get; set; }

    /// <summary>Entries whose URL was not known before.</summary>
    public int EntriesNew { get; set; }

    /// <summary>Entries without an address that can be fetched.</summary>
    public int EntriesRejected { get; set; }

    /// <summary>True when no entry of the poll before was still there.</summary>
    public bool CoverageGap { get; set; }

    /// <summary>Kind of fault, or <see cref="FaultKind.None"/>.</summary>
    public FaultKind Fault { get; set; }

    /// <summary>The fault as a sentence, or empty.</summary>
    public string FaultMessage { get; set; } = "";

    /// <summary>True when it failed because our own network was down: it counts against nobody.</summary>
    public bool OwnOutage { get; set; }

    /// <summary>Format found, or empty.</summary>
    public string Format { get; set; } = "";

    /// <summary>Charset decoded from, or empty.</summary>
    public string Charset { get; set; } = "";

    /// <summary>Repairs that were needed, joined by <c>; </c>.</summary>
    public string Repairs { get; set; } = "";

    /// <summary>When the next poll was set for.</summary>
    public DateTimeOffset NextDueAt { get; set; }

    /// <summary>Why then.</summary>
    public string NextDueReason { get; set; } = "";
}
