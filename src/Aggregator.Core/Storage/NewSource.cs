using Aggregator.Core.Fetching;
using Aggregator.Core.Scheduling;
using Aggregator.Core.Sources;

namespace Aggregator.Core.Storage;

/// <summary>A source to be added.</summary>
/// <param name="Url">Its address: absolute, http or https.</param>
internal sealed record NewSource(Uri Url)
{
    /// <summary>Name; empty to take the feed's title.</summary>
    public string Name { get; init; } = "";

    /// <summary>Folder path; empty for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What its address gives.</summary>
    public SourceKind Kind { get; init; }

    /// <summary>Fixed time between polls; null to adapt.</summary>
    public TimeSpan? FixedInterval { get; init; }

    /// <summary>Shortest time between polls; null for the option's value.</summary>
    public TimeSpan? MinInterval { get; init; }

    /// <summary>Cron expression; null to adapt.</summary>
    public string? Cron { get; init; }

    /// <summary>Selector of a list page's links; null to detect them.</summary>
    public string? Selector { get; init; }

    /// <summary>Offset from UTC of dates that name no zone; null when not known.</summary>
    public TimeSpan? AssumedOffset { get; init; }

    /// <summary>What its requests carry besides the usual.</summary>
    public SourceAccess Access { get; init; } = new();

    /// <summary>Hash of the canonical address.</summary>
    public byte[] UrlHash => SourceAddress.HashOf(Url);

    /// <summary>The same with the login that its address holds, if any, taken out of it: an address is shown, a login is not.</summary>
    public NewSource WithoutLogin() => Url.UserInfo.Length == 0 ? this : this with
    {
        Url = new UriBuilder(Url) { UserName = "", Password = "" }.Uri,
        Access = Access with { Login = Access.Login ?? SourceAccess.LoginOf(Url) },
    };

    /// <summary>The row.</summary>
    public Source ToSource(DateTimeOffset now, DateTimeOffset due)
    {
        var host = Shard.HostOf(Url);
        return new Source
        {
            Url = Url.AbsoluteUri,
            UrlHash = UrlHash,
            Name = ColumnText.Fit(Name, 300),
            Folder = ColumnText.Fit(Folder, 300),
            Kind = Kind,
            Host = host,
            Shard = Shard.Of(host),
            State = SourceState.Active,
            AddedAt = now,
            NextDueAt = due,
            NextDueReason = "added",
            FixedIntervalSeconds = (int?)FixedInterval?.TotalSeconds,
            MinIntervalSeconds = (int?)MinInterval?.TotalSeconds,
            Cron = Cron,
            Selector = Selector,
            AssumedOffsetMinutes = (int?)AssumedOffset?.TotalMinutes,
        };
    }
}
