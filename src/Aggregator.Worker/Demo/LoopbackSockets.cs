using System.Net;
using System.Net.Sockets;

namespace Aggregator.Worker.Demo;

/// <summary>
/// Listening sockets for the sample sites. Each site gets a loopback address of its own, because a host is what a crawler takes for a site.
/// Where only 127.0.0.1 exists (macOS), the sites differ by port.
/// </summary>
internal static class LoopbackSockets
{
    /// <summary>The port tried first, so that addresses stay the same from one demo to the next.</summary>
    public const int PreferredPort = 5090;

    private const byte FirstHost = 11;

    /// <summary>Opens as many sockets as asked for, each on another address or port.</summary>
    public static IReadOnlyList<Socket> Open(int count) =>
        [.. Enumerable.Range(0, count).Select(OpenOne)];

    private static Socket OpenOne(int index)
    {
        var own = new IPAddress([127, 0, 0, (byte)(FirstHost + index)]);
        return TryListen(own, PreferredPort) ?? TryListen(own, 0)
            ?? TryListen(IPAddress.Loopback, PreferredPort + index) ?? TryListen(IPAddress.Loopback, 0)
            ?? throw new InvalidOperationException("No loopback port could be opened for a sample site: allow this process to listen on 127.0.0.1.");
    }

    private static Socket? TryListen(IPAddress address, int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
