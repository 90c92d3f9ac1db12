using System.Globalization;

namespace Aggregator.Core.Sources;

/// <summary>How Aggregator subscribes to the hubs that feeds name (section <c>WebSub</c>).</summary>
internal sealed record WebSubOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "WebSub";

    /// <summary>Where hubs reach this service: the public http or https address under which <c>/websub/</c> is served; null for no subscriptions. Default null.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>How long a subscription is asked for, in seconds; the hub has the last word. 3,600 to 31,536,000, default 864,000 (ten days).</summary>
    public int LeaseSeconds { get; init; } = 864_000;

    /// <summary>Least time between polls of a source whose hub pushes. 5 min to 7 days, default 6 h.</summary>
    public TimeSpan PollWhilePushed { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Whether subscriptions are made at all.</summary>
    public bool Enabled => !string.IsNullOrEmpty(CallbackUrl);

    /// <summary>The address that a hub calls for one subscription.</summary>
    public Uri CallbackFor(string token) => new($"{CallbackUrl!.TrimEnd('/')}/websub/{token}");

    /// <summary>What is wrong, one sentence a fault, each naming the key, the value and what is allowed.</summary>
    public IEnumerable<string> Validate()
    {
        if (Enabled && !IsBase(CallbackUrl!))
            yield return $"{Section}:{nameof(CallbackUrl)} is '{CallbackUrl}'; allowed is an absolute http or https address without query, such as https://news.example.org/.";
        if (LeaseSeconds is < 3600 or > 31_536_000)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:{nameof(LeaseSeconds)} is {LeaseSeconds}; allowed is 3600 to 31536000 seconds.");
        if (PollWhilePushed < TimeSpan.FromMinutes(5) || PollWhilePushed > TimeSpan.FromDays(7))
            yield return $"{Section}:{nameof(PollWhilePushed)} is '{PollWhilePushed:c}'; allowed is 00:05:00 to 7.00:00:00.";
    }

    private static bool IsBase(string text) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
        && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
}
