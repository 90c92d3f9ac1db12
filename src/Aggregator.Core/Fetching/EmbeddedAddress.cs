using System.Net;
using System.Net.Sockets;

namespace Aggregator.Core.Fetching;

/// <summary>Finds the IPv4 address that an IPv6 address only wraps, so that wrapping does not get around a rule.</summary>
internal static class EmbeddedAddress
{
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");

    /// <summary>
    /// The address to judge: IPv4-mapped (RFC 4291), IPv4-compatible, IPv4-translated (RFC 2765), NAT64 (RFC 6052),
    /// 6to4 (RFC 3056) and ISATAP (RFC 5214) give their IPv4 address; anything else is itself.
    /// </summary>
    public static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IsPlainSpecial(address))
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address) || Compatible.Contains(address) || Translated.Contains(address) || IsIsatap(bytes))
            return new IPAddress(bytes.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : address;
    }

    private static bool IsPlainSpecial(IPAddress address) =>
        address.Equals(IPAddress.IPv6Loopback) || address.Equals(IPAddress.IPv6Any);

    private static bool IsIsatap(byte[] bytes) =>
        bytes[8] is 0x00 or 0x02 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;
}
