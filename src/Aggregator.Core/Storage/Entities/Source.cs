using Aggregator.Core.Diagnostics;
using Aggregator.Core.Sources;

namespace Aggregator.Core.Storage;

/// <summary>A place that is polled for new articles.</summary>
public sealed class Source
{
    /// <summary>Identity.</summary>
    public long Id { get; set; }

    /// <summary>The address polled; unique among sources.</summary>
    public required string Url { get; set; }

    /// <summary>SHA-256 of the canonical form of <see cref="Url"/>; unique.</summary>
    public required byte[] UrlHash { get; set; }

    /// <summary>Name that the operator gave; empty to show the title that the feed states.</summary>
    public string Name { get; set; } = "";

    /// <summary>Title that the feed states.</summary>
    public string Title { get; set; } = "";

    /// <summary>Folder path, parts joined by <c>/</c>; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>What kind of document the address gives.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>Format seen at the last good poll, e.g. <c>rss20</c>.</summary>
    public string Format { get; set; } = "";

    /// <summary>The site the source belongs to, as the feed states it.</summary>
    public string SiteUrl { get; set; } = "";

    /// <summary>Language tag as the feed states it.</summary>
    public string Language { get; set; } = "";

    /// <summary>Host of <see cref="Url"/>, lower case, with the port when it is not the default one.</summary>
    public required string Host { get; set; }

    /// <summary>The shard that polls it: a hash of the host.</summary>
    public int Shard { get; set; }

    /// <summary>Whether it is polled.</summary>
    public SourceState State { get; set; }

    /// <summary>When added.</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>When the next poll is due.</summary>
    public DateTimeOffset NextDueAt { get; set; }

    /// <summary>Why it is due then, in a few words.</summary>
    public string NextDueReason { get; set; } = "";

    /// <summary>When last polled, or null.</summary>
    public DateTimeOffset? LastPolledAt { get; set; }

    /// <summary>When last polled without a fault, or null.</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>When a poll last brought a new entry, or null.</summary>
    public DateTimeOffset? LastNewEntryAt { get; set; }

    /// <summary>Polls failed in a row.</summary>
    public int ConsecutiveFailures { get; set; }

    /// <summary>Kind of the last poll's fault; <see cref="FaultKind.None"/> after a good one.</summary>
    public FaultKind LastFault { get; set; }

    /// <summary>The last poll's fault as a sentence; empty after a good one.</summary>
    public string LastFaultMessage { get; set; } = "";

    /// <summary>Validator for the next conditional request, as sent by the server.</summary>
    public string? ETag { get; set; }

    /// <summary>Validator for the next conditional request, as sent by the server.</summary>
    public string? LastModified { get; set; }

    /// <summary>SHA-256 of the last body, to see through servers that change validators for nothing.</summary>
    public byte[]? ContentHash { get; set; }

    /// <summary>Polls in a row answered from validators alone; a full fetch is forced at times.</summary>
    public int ConditionalStreak { get; set; }

    /// <summary>SHA-256 of the entries of the last full answer: what tells whether validators lie.</summary>
    public byte[]? EntriesHash { get; set; }

    /// <summary>When the last full answer came, or null.</summary>
    public DateTimeOffset? LastFullAt { get; set; }

    /// <summary>Entries that by the source's rhythm come between the last full answer and the next poll.</summary>
    public double ExpectedSinceFull { get; set; }

    /// <summary>Until when the server's validators are not believed; null while they are.</summary>
    public DateTimeOffset? DistrustedUntil { get; set; }

    /// <summary>Polls in a row that found a web page where the feed was.</summary>
    public int PagesInRow { get; set; }

    /// <summary>Polls that shared no entry with the one before: entries may have rolled off unseen.</summary>
    public int CoverageGaps { get; set; }

    /// <summary>Permanent redirect target seen, until it is taken over; null for none.</summary>
    public string? MovedToUrl { get; set; }

    /// <summary>Polls in a row that redirected permanently to <see cref="MovedToUrl"/>.</summary>
    public int MovedCount { get; set; }

    /// <summary>The address before a permanent redirect was taken over: the way back.</summary>
    public string? PreviousUrl { get; set; }

    /// <summary>The first of the polls that <see cref="MovedCount"/> counts.</summary>
    public DateTimeOffset? MovedSince { get; set; }

    /// <summary>When <see cref="PreviousUrl"/> was left for <see cref="Url"/>.</summary>
    public DateTimeOffset? TakenOverAt { get; set; }

    /// <summary>An address that is not taken over again: it proved dead, or an operator went back from it.</summary>
    public string? RejectedUrl { get; set; }

    /// <summary>The source that this one became, because both had come to one address; null for none.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>Its own headers, login and proxy, encrypted; null for none.</summary>
    public string? ProtectedAccess { get; set; }

    /// <summary>What <see cref="ProtectedAccess"/> holds, without any value; empty for nothing.</summary>
    public string AccessSummary { get; set; } = "";

    /// <summary>Shortest time between polls, in seconds; null for the option's value.</summary>
    public int? MinIntervalSeconds { get; set; }

    /// <summary>Longest time between polls, in seconds; null for the option's value.</summary>
    public int? MaxIntervalSeconds { get; set; }

    /// <summary>Fixed time between polls, in seconds; null to adapt.</summary>
    public int? FixedIntervalSeconds { get; set; }

    /// <summary>Quartz cron expression for the polls; null to adapt.</summary>
    public string? Cron { get; set; }

    /// <summary>Minutes from UTC of dates without a zone, as configured; null when nothing is.</summary>
    public int? AssumedOffsetMinutes { get; set; }

    /// <summary>The same, as polls taught; null while they have not.</summary>
    public int? LearntOffsetMinutes { get; set; }

    /// <summary>What polls tell of the zone: votes for offsets, or that dates name their zone; empty before the first.</summary>
    public string ZoneEvidence { get; set; } = "";

    /// <summary>Selector of the article links of a list page, or dotted paths of a JSON API; null to detect.</summary>
    public string? Selector { get; set; }

    /// <summary>The name to show: the operator's, else the feed's, else the host.</summary>
    public string DisplayName => Name.Length > 0 ? Name : Title.Length > 0 ? Title : Host;
}
