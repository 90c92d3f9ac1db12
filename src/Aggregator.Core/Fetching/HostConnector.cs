using System.Net;
using System.Net.Sockets;
using Aggregator.Core.Diagnostics;

namespace Aggregator.Core.Fetching;

/// <summary>
/// Opens the connection for one hop: resolves, drops the addresses that the guard refuses, connects to the first that answers
/// (RFC 8305) and asks the guard again about the address it is really connected to, so that DNS cannot change its mind in between.
/// </summary>
/// <param name="guard">The address rules.</param>
/// <param name="resolve">DNS.</param>
/// <param name="proxy">The operator's proxy, which may be anywhere; null for none.</param>
/// <param name="clock">Time for the head start of one address over the next.</param>
internal sealed class HostConnector(AddressGuard guard, HostResolver resolve, Uri? proxy, TimeProvider clock)
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <summary>The <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        Fault? Check(IPAddress address) => IsProxy(host, port) ? null : guard.Check(host, address, port);

        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        var open = addresses.Where(address => Check(address) is null).ToList();
        if (open.Count == 0)
            throw new FetchFaultException(Check(addresses[0])!);

        var socket = await RaceAsync(open, port, cancellationToken).ConfigureAwait(false);
        var connected = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        if (Check(connected) is not { } refused)
            return new NetworkStream(socket, ownsSocket: true);
        socket.Dispose();
        throw new FetchFaultException(refused);
    }

    private bool IsProxy(string host, int port) =>
        proxy is not null && port == proxy.Port && string.Equals(host, proxy.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        var addresses = await resolve(host, cancellationToken).ConfigureAwait(false);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<Socket> RaceAsync(List<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Socket>>();
        var next = 0;
        while (true)
        {
            if (next < addresses.Count)
                attempts.Add(OpenAsync(addresses[next++], port, losers.Token));
            if (await FirstConnectedAsync(attempts, next < addresses.Count, cancellationToken).ConfigureAwait(false) is not { } winner)
                continue;

            attempts.Remove(winner);
            await losers.CancelAsync().ConfigureAwait(false);
            attempts.ForEach(DisposeLate);
            return await winner.ConfigureAwait(false);
        }
    }

    /// <summary>The attempt to use (connected, or failed with none left to try); null when the next address should start.</summary>
    private async Task<Task<Socket>?> FirstConnectedAsync(List<Task<Socket>> attempts, bool more, CancellationToken cancellationToken)
    {
        var headStart = more ? Task.Delay(HeadStart, clock, cancellationToken) : null;
        while (true)
        {
            var done = await Task.WhenAny(headStart is null ? attempts : [.. attempts, headStart]).ConfigureAwait(false);
            if (done is not Task<Socket> attempt)
                return null;
            if (attempt.IsCompletedSuccessfully || (attempts.Count == 1 && !more))
                return attempt;
            _ = attempt.Exception;
            attempts.Remove(attempt);
            if (more)
                return null;
        }
    }

    private static async Task<Socket> OpenAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void DisposeLate(Task<Socket> attempt) =>
        _ = attempt.ContinueWith(
            static late => { if (late.IsCompletedSuccessfully) late.Result.Dispose(); else _ = late.Exception; },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
