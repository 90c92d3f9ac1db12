using System.Net;
using System.Net.Sockets;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>A loopback server that speaks bytes, for answers that no honest web server can be made to give.</summary>
internal sealed class RawWeb : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public RawWeb(Func<Socket, CancellationToken, Task> answer)
    {
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Root => new($"http://127.0.0.1:{Port}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<Socket, CancellationToken, Task> answer)
    {
        var open = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                open.Add(AnswerAsync(socket, answer));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task AnswerAsync(Socket socket, Func<Socket, CancellationToken, Task> answer)
    {
        using (socket)
        {
            try
            {
                await answer(socket, _stop.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or SocketException or IOException)
            {
                // The client went away, which is what most of these answers are for.
            }
        }
    }
}
