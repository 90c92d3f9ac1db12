using System.Net;

namespace Aggregator.Core.Fetching;

/// <summary>Resolves a host name; the edge to DNS. Throws <see cref="System.Net.Sockets.SocketException"/> as <see cref="Dns"/> does.</summary>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
