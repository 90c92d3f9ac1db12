using System.Globalization;
using System.Reflection;

namespace Aggregator.Core.Fetching;

/// <summary>How Aggregator fetches (section <c>Http</c>). Every value has a default; <see cref="Validate"/> states the ranges.</summary>
internal sealed record HttpOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Http";

    /// <summary>The whole <c>User-Agent</c>; null builds <c>Aggregator/version (+ContactUrl)</c>. It must name a product and tell the truth.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where a site's owner reaches the operator: an http, https or mailto address put into the default <see cref="UserAgent"/>.</summary>
    public string? ContactUrl { get; init; }

    /// <summary>Proxy for every fetch: <c>http://</c>, <c>https://</c> or <c>socks5://</c>, with user and password if it needs them; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Opens loopback and private ranges to every source. Link-local, metadata and special ranges stay shut. Default false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Exceptions from the address rules: <c>10.1.0.0/16</c>, <c>127.0.0.1:5081</c>, <c>[::1]:80</c>, <c>intranet.example:8080</c>.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>TCP and TLS together. 50 ms to 2 min, default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending a request (connecting included) to the end of the answer's headers. 50 ms to 5 min, default 20 s.</summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The whole fetch, redirects included. 100 ms to 30 min, default 60 s.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes a second that a body must keep on average after <see cref="SpeedGrace"/>. 0 (off) to 1,000,000, default 200.</summary>
    public int MinimumSpeed { get; init; } = 200;

    /// <summary>How long a body may be slower than <see cref="MinimumSpeed"/>. 50 ms to 5 min, default 10 s.</summary>
    public TimeSpan SpeedGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects followed in one fetch. 0 to 30, default 10.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>All headers of one answer together, in bytes, rounded up to KiB. 1,024 to 1,048,576, default 65,536.</summary>
    public int MaxHeaderBytes { get; init; } = 64 * 1024;

    /// <summary>A feed's body in bytes, compressed and decompressed alike. 1,024 to 536,870,912, default 20 MiB.</summary>
    public int MaxFeedBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>A page's body in bytes, compressed and decompressed alike. 1,024 to 536,870,912, default 10 MiB.</summary>
    public int MaxPageBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Decompressed to compressed size above which a body over 1 MiB counts as a bomb. 10 to 10,000, default 200.</summary>
    public int MaxCompressionRatio { get; init; } = 200;

    /// <summary>The least pause between two pages of one host; <c>Crawl-delay</c> and 429 only raise it. 0 to 10 min, default 2 s.</summary>
    public TimeSpan PageDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause that <c>Crawl-delay</c> or repeated 429s can ask for. 1 s to 1 h, default 2 min.</summary>
    public TimeSpan MaxPageDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Hosts fetched from at one time by this process. 1 to 1,024, default 32.</summary>
    public int MaxParallelHosts { get; init; } = 32;

    /// <summary>Whether robots.txt (RFC 9309) is obeyed. Default true.</summary>
    public bool RespectRobots { get; init; } = true;

    /// <summary>Whether feeds that the operator added by hand are fetched whatever robots.txt says. Default true.</summary>
    public bool ExemptFeedsFromRobots { get; init; } = true;

    /// <summary>The <c>User-Agent</c> that is sent.</summary>
    public string EffectiveUserAgent =>
        UserAgent ?? $"Aggregator/{Version} (+{ContactUrl ?? "self-hosted feed reader"})";

    /// <summary>The product token that robots.txt groups are matched with (RFC 9309 section 2.2.1).</summary>
    public string ProductToken =>
        new([.. EffectiveUserAgent.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_')]);

    private static string Version =>
        typeof(HttpOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    /// <summary>The largest body for a purpose, in bytes.</summary>
    public int MaxBytes(FetchPurpose purpose) => purpose switch
    {
        FetchPurpose.Feed => MaxFeedBytes,
        FetchPurpose.Robots => RobotsRules.MaxBytes,
        _ => MaxPageBytes,
    };

    /// <summary>Whether a text can be used as a proxy's address.</summary>
    public static bool IsProxy(string text) => HasScheme(text, "http", "https", "socks4", "socks4a", "socks5");

    /// <summary>One sentence for each wrong value, naming the key, the value and what is allowed; empty when all is well.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Text(nameof(UserAgent), UserAgent, IsUserAgent, "printable ASCII of up to 256 characters that begins with a product name such as MyReader/1.0"),
        .. Text(nameof(ContactUrl), ContactUrl, v => HasScheme(v, "http", "https", "mailto"), "an absolute http, https or mailto address"),
        .. Text(nameof(Proxy), Proxy, IsProxy, "an absolute address such as http://proxy.example:3128 or socks5://127.0.0.1:1080", secret: true),
        .. AllowedAddresses.SelectMany((v, i) => Text($"{nameof(AllowedAddresses)}:{i}", v, AllowedAddress.IsValid, "an address, a CIDR range or a host name, each with an optional :port")),
        .. Span(nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(2)),
        .. Span(nameof(FirstByteTimeout), FirstByteTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5)),
        .. Span(nameof(TotalTimeout), TotalTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(30)),
        .. Span(nameof(SpeedGrace), SpeedGrace, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5)),
        .. Span(nameof(PageDelay), PageDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        .. Span(nameof(MaxPageDelay), MaxPageDelay, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        .. Number(nameof(MinimumSpeed), MinimumSpeed, 0, 1_000_000),
        .. Number(nameof(MaxRedirects), MaxRedirects, 0, 30),
        .. Number(nameof(MaxHeaderBytes), MaxHeaderBytes, 1024, 1024 * 1024),
        .. Number(nameof(MaxFeedBytes), MaxFeedBytes, 1024, 512 * 1024 * 1024),
        .. Number(nameof(MaxPageBytes), MaxPageBytes, 1024, 512 * 1024 * 1024),
        .. Number(nameof(MaxCompressionRatio), MaxCompressionRatio, 10, 10_000),
        .. Number(nameof(MaxParallelHosts), MaxParallelHosts, 1, 1024),
    ];

    private static IEnumerable<string> Text(string key, string? value, Func<string, bool> valid, string allowed, bool secret = false)
    {
        if (value is not null && !valid(value))
            yield return $"{Section}:{key} is '{(secret ? "(not shown, it may hold a password)" : value)}'; allowed is {allowed}.";
    }

    private static IEnumerable<string> Span(string key, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
            yield return $"{Section}:{key} is '{value:c}'; allowed is {least:c} to {most:c}.";
    }

    private static IEnumerable<string> Number(string key, int value, int least, int most)
    {
        if (value < least || value > most)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is '{value}'; allowed is {least} to {most}.");
    }

    private static bool IsUserAgent(string value) =>
        value.Length is > 0 and <= 256 && char.IsAsciiLetter(value[0]) && value.All(c => c is >= ' ' and <= '~');

    private static bool HasScheme(string value, params string[] schemes) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme, StringComparer.Ordinal);
}
