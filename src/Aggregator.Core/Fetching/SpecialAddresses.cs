using System.Net;

namespace Aggregator.Core.Fetching;

/// <summary>
/// The address ranges that are not the public internet, from IANA's special-purpose registries (RFC 6890),
/// and the metadata services that cloud machines reach at fixed addresses.
/// </summary>
internal static class SpecialAddresses
{
    /// <summary>The most particular entry that holds an address, or null for a public one.</summary>
    public static SpecialRange? Find(IPAddress address) =>
        Array.Find(Table, range => range.Network.Contains(address));

    // The first match counts, so single addresses stand before the ranges around them.
    private static readonly SpecialRange[] Table =
    [
        new("169.254.169.254/32", "cloud metadata service", false),
        new("169.254.170.2/32", "cloud metadata service", false),
        new("100.100.100.200/32", "cloud metadata service", false),
        new("192.0.0.192/32", "cloud metadata service", false),
        new("168.63.129.16/32", "cloud metadata service", false),
        new("fd00:ec2::254/128", "cloud metadata service", false),
        new("fd00:ec2::23/128", "cloud metadata service", false),
        new("fd20:ce::254/128", "cloud metadata service", false),
        new("127.0.0.0/8", "loopback", true),
        new("10.0.0.0/8", "private", true),
        new("172.16.0.0/12", "private", true),
        new("192.168.0.0/16", "private", true),
        new("100.64.0.0/10", "carrier-grade NAT", true),
        new("0.0.0.0/8", "this network", false),
        new("169.254.0.0/16", "link-local", false),
        new("192.0.0.0/24", "IETF protocol assignments", false),
        new("192.0.2.0/24", "documentation", false),
        new("192.88.99.0/24", "6to4 relay", false),
        new("198.18.0.0/15", "benchmarking", false),
        new("198.51.100.0/24", "documentation", false),
        new("203.0.113.0/24", "documentation", false),
        new("224.0.0.0/4", "multicast", false),
        new("240.0.0.0/4", "reserved", false),
        new("::1/128", "loopback", true),
        new("::/128", "unspecified", false),
        new("fc00::/7", "unique local", true),
        new("fe80::/10", "link-local", false),
        new("fec0::/10", "site-local", false),
        new("ff00::/8", "multicast", false),
        new("64:ff9b:1::/48", "local-use NAT64", false),
        new("100::/64", "discard-only", false),
        new("100:0:0:1::/64", "dummy prefix", false),
        new("2001::/32", "Teredo", false),
        new("2001:2::/48", "benchmarking", false),
        new("2001:10::/28", "ORCHID", false),
        new("2001:20::/28", "ORCHIDv2", false),
        new("2001:db8::/32", "documentation", false),
        new("3fff::/20", "documentation", false),
        new("5f00::/16", "segment routing", false),
        new("::/8", "reserved", false),
    ];
}
