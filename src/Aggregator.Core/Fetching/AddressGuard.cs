using System.Net;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Keeps sources out of the operator's own network. It judges addresses, not names: names are resolved by whoever owns them
/// and can change between a check and a connection, so the connector asks again with the address it really connected to.
/// </summary>
internal sealed class AddressGuard
{
    private readonly bool _allowPrivate;
    private readonly AllowedAddress[] _exceptions;

    /// <summary>Takes the exceptions from options; entries that cannot be read open nothing.</summary>
    public AddressGuard(HttpOptions options)
    {
        _allowPrivate = options.AllowPrivateAddresses;
        _exceptions = [.. options.AllowedAddresses.Select(AllowedAddress.Parse).OfType<AllowedAddress>()];
    }

    /// <summary>The fault for connecting to an address, or null when it is allowed.</summary>
    /// <param name="host">The name or literal the address came from.</param>
    /// <param name="address">The address as resolved or connected.</param>
    /// <param name="port">The port.</param>
    public Fault? Check(string host, IPAddress address, int port)
    {
        var real = EmbeddedAddress.Unwrap(address);
        if (Array.Exists(_exceptions, e => e.Opens(host, address, port) || e.Opens(host, real, port)))
            return null;
        if (BadPorts.Contains(port))
            return Refused(host, $"port {port} belongs to another protocol", port);

        var range = SpecialAddresses.Find(real);
        return range is null || (range.IsPrivate && _allowPrivate && IsNotWrapped(address, real))
            ? null
            : Refused(host, $"it leads to {address}, a {range.Name} address", port);
    }

    /// <summary>
    /// The fault for a host that only a proxy will resolve, or null. Literal addresses are judged as always; of names only those
    /// that are local by definition can be told, so the proxy has to keep its own network shut against the rest.
    /// </summary>
    public Fault? CheckUnresolved(string host, int port)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
            return Check(host, literal, port);
        if (Array.Exists(_exceptions, e => e.OpensName(host, port)))
            return null;
        if (BadPorts.Contains(port))
            return Refused(host, $"port {port} belongs to another protocol", port);
        return _allowPrivate || !LocalNames.IsLocal(host) ? null : Refused(host, "it is a name of the local network", port);
    }

    private static bool IsNotWrapped(IPAddress address, IPAddress real) => real.Equals(address) || address.IsIPv4MappedToIPv6;

    private static Fault Refused(string host, string why, int port) =>
        new(FaultKind.AddressRefused, $"{host} was not fetched because {why}; if you trust it, add '{host}:{port}' to Http:AllowedAddresses.");
}
