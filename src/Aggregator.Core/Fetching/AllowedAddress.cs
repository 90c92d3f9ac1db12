using System.Globalization;
using System.Net;

namespace Aggregator.Core.Fetching;

/// <summary>One exception from the address rules: a range of addresses or one host name, on one port or on all.</summary>
internal sealed record AllowedAddress(IPNetwork? Range, string? Host, int? Port)
{
    /// <summary>Whether <see cref="Parse"/> understands the text.</summary>
    public static bool IsValid(string text) => Parse(text) is not null;

    /// <summary>Reads <c>address</c>, <c>address/bits</c> or <c>host</c>, each with an optional <c>:port</c>; null when it is none of these.</summary>
    public static AllowedAddress? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return new(network, null, null);
        if (IPAddress.TryParse(text, out var bare) && !text.StartsWith('['))
            return new(Single(bare), null, null);

        var (host, port) = SplitPort(text);
        if (port is < 1 or > 65535)
            return null;
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return new(Single(address), null, port);
        return Uri.CheckHostName(host) == UriHostNameType.Dns ? new(null, host.TrimEnd('.'), port) : null;
    }

    /// <summary>Whether this exception opens an address that was reached by a host name (or literal) on a port.</summary>
    public bool Opens(string host, IPAddress address, int port) =>
        (Port is null || Port == port)
        && (Range?.Contains(address) ?? OpensName(host));

    /// <summary>Whether this exception names the host itself, whatever it resolves to.</summary>
    public bool OpensName(string host, int port) => (Port is null || Port == port) && OpensName(host);

    private bool OpensName(string host) => string.Equals(Host, host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static IPNetwork Single(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);

    private static (string Host, int? Port) SplitPort(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= text.LastIndexOf(']'))
            return (text, null);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (text[..colon], port)
            : (text, 0);
    }
}
