using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Aggregator.Core.Diagnostics;
using Aggregator.Core.Fetching;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>The hostile web, by name.</summary>
internal static class HostileBehaviours
{
    private const double Hour = 60;
    private const double Day = 24 * 60;

    private static readonly byte[] Feed = Encoding.UTF8.GetBytes("<rss><channel><title>新闻</title></channel></rss>");

    public static Dictionary<string, HostileBehaviour> All { get; } = new(StringComparer.Ordinal)
    {
        // Statuses.
        ["not found"] = Status(404, FaultKind.NotFound, Hour),
        ["gone for good"] = Status(410, FaultKind.Gone, Day),
        ["wants a login"] = Status(401, FaultKind.Forbidden, Hour),
        ["refuses access"] = Status(403, FaultKind.Forbidden, Hour),
        ["legal reasons"] = Status(451, FaultKind.Forbidden, Hour),
        ["teapot"] = Status(418, FaultKind.ClientError),
        ["internal error"] = Status(500, FaultKind.ServerError),
        ["bad gateway"] = Status(502, FaultKind.ServerError),
        ["origin down behind a CDN"] = Status(522, FaultKind.ServerError),
        ["no content"] = Status(204, FaultKind.EmptyBody),
        ["accepted for later"] = Status(202, FaultKind.UnexpectedStatus),
        ["partial content unasked"] = Status(206, FaultKind.UnexpectedStatus),
        ["not modified unasked"] = Status(304, FaultKind.UnexpectedStatus),
        ["multiple choices"] = Status(300, FaultKind.UnexpectedStatus),
        ["too many requests"] = Status(429, FaultKind.TooManyRequests, Hour),
        ["too many requests, wait two hours"] = Status(429, FaultKind.TooManyRequests, 2 * Hour, c => c.Response.Headers.RetryAfter = "7200"),
        ["too many requests, wait until a date"] = Status(429, FaultKind.TooManyRequests, 3 * Hour, c => (c.Response.Headers.Date, c.Response.Headers.RetryAfter) = ("Mon, 02 Nov 2026 09:00:00 GMT", "Mon, 02 Nov 2026 12:00:00 GMT")),
        ["unavailable, wait half an hour"] = Status(503, FaultKind.ServerError, 30, c => c.Response.Headers.RetryAfter = "1800"),
        ["unavailable, wait a thousand years"] = Status(503, FaultKind.ServerError, Day, c => c.Response.Headers.RetryAfter = "31536000000"),
        ["unavailable, wait until yesterday"] = Status(503, FaultKind.ServerError, 10, c => c.Response.Headers.RetryAfter = "Mon, 02 Nov 1998 12:00:00 GMT"),
        ["unavailable, nonsense wait"] = Status(503, FaultKind.ServerError, 10, c => c.Response.Headers.RetryAfter = "soon"),

        // Redirects.
        ["redirects to itself"] = Redirects(FaultKind.RedirectLimit, 30, _ => "/redirects%20to%20itself"),
        ["redirects in a circle of two"] = Redirects(FaultKind.RedirectLimit, 30, c => c.Request.Query.ContainsKey("b") ? "?a" : "?b"),
        ["redirects for ever"] = Redirects(FaultKind.RedirectLimit, 30, c => $"?{c.Request.QueryString.Value?.Length}{c.Request.QueryString.Value?.TrimStart('?')}"),
        ["redirects to nowhere"] = Redirects(FaultKind.UnexpectedStatus, 10, _ => ""),
        ["redirects to a file"] = Redirects(FaultKind.BadAddress, Hour, _ => "file:///etc/passwd"),
        ["redirects to a script"] = Redirects(FaultKind.BadAddress, Hour, _ => "javascript:alert(1)"),
        ["redirects to gopher"] = Redirects(FaultKind.BadAddress, Hour, _ => "gopher://127.0.0.1:6379/_FLUSHALL"),
        ["redirects to a broken address"] = Redirects(FaultKind.BadAddress, Hour, _ => "http://[::1"),
        ["redirects to cloud metadata"] = Redirects(FaultKind.AddressRefused, Hour, _ => "http://169.254.169.254/latest/meta-data/"),
        ["redirects into the private network"] = Redirects(FaultKind.AddressRefused, Hour, _ => "//10.0.0.1/admin"),
        ["redirects to a mail port"] = Redirects(FaultKind.AddressRefused, Hour, _ => "http://192.0.2.1:25/"),
        ["wants a cookie first"] = new(FaultKind.None)
        {
            Web = c =>
            {
                if (c.Request.Cookies.ContainsKey("ok"))
                    return c.Response.Body.WriteAsync(Feed).AsTask();
                c.Response.Cookies.Append("ok", "1");
                c.Response.Redirect(c.Request.Path);
                return Task.CompletedTask;
            },
        },
        ["moved for good"] = Moved(301, 308, permanent: true),
        ["moved for good, then for now"] = Moved(308, 302, permanent: false),
        ["moved to an address in raw GBK bytes"] = new(FaultKind.None)
        {
            Web = c =>
            {
                if (c.Request.QueryString.Value == "?q=%D0%C2%CE%C5")
                    return c.Response.Body.WriteAsync(Feed).AsTask();
                (c.Response.StatusCode, c.Response.Headers.Location) = (302, "?q=\u00D0\u00C2\u00CE\u00C5");
                return Task.CompletedTask;
            },
        },

        // Time.
        ["never answers"] = new(FaultKind.Timeout)
        {
            Options = o => o with { FirstByteTimeout = TimeSpan.FromMilliseconds(150) },
            Web = Hang,
        },
        ["answers one header byte at a time"] = new(FaultKind.Timeout)
        {
            Options = o => o with { FirstByteTimeout = TimeSpan.FromMilliseconds(200) },
            Raw = (s, stop) => Trickle(s, "HTTP/1.1 200 OK\r\nX: ", stop),
        },
        ["sends early hints for ever"] = new(FaultKind.Timeout)
        {
            Options = o => o with { FirstByteTimeout = TimeSpan.FromMilliseconds(200) },
            Raw = async (s, stop) =>
            {
                await ReadRequest(s, stop);
                while (true)
                {
                    await s.SendAsync("HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray(), stop);
                    await Task.Delay(5, stop);
                }
            },
        },
        ["stalls in the body"] = new(FaultKind.TooSlow)
        {
            Options = o => o with { SpeedGrace = TimeSpan.FromMilliseconds(150), MinimumSpeed = 100_000 },
            Web = async c =>
            {
                await c.Response.WriteAsync("<rss>");
                await Hang(c);
            },
        },
        ["trickles the body byte by byte"] = new(FaultKind.TooSlow)
        {
            Options = o => o with { SpeedGrace = TimeSpan.FromMilliseconds(150), MinimumSpeed = 100_000 },
            Raw = (s, stop) => Trickle(s, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", stop),
        },
        ["trickles for longer than a fetch may take"] = new(FaultKind.Timeout)
        {
            Options = o => o with { MinimumSpeed = 0, TotalTimeout = TimeSpan.FromMilliseconds(200) },
            Raw = (s, stop) => Trickle(s, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", stop),
        },
        ["never finishes the TLS handshake"] = new(FaultKind.Timeout)
        {
            Options = o => o with { ConnectTimeout = TimeSpan.FromMilliseconds(150) },
            Url = root => new($"https://127.0.0.1:{root.Port}/"),
            Raw = (s, stop) => Task.Delay(Timeout.Infinite, stop),
        },

        // Size.
        ["states a body that is too large"] = new(FaultKind.TooLarge, 30)
        {
            Raw = (s, stop) => Send(s, "HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n<rss>", stop),
        },
        ["never ends the body"] = new(FaultKind.TooLarge, 30) { Web = async c => { while (true) await c.Response.Body.WriteAsync(new byte[16_384], c.RequestAborted); } },
        ["gzip bomb"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "gzip", Pack(new byte[8_000_000], s => new GZipStream(s, CompressionLevel.Optimal))), Options = Roomy },
        ["brotli bomb"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "br", Pack(new byte[8_000_000], s => new BrotliStream(s, CompressionLevel.Optimal))), Options = Roomy },
        ["zstd bomb"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "zstd", Pack(new byte[8_000_000], s => new ZstdSharp.CompressionStream(s))), Options = Roomy },
        ["deflate bomb"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "deflate", Pack(new byte[8_000_000], s => new ZLibStream(s, CompressionLevel.Optimal))), Options = Roomy },
        ["unpacks beyond the limit"] = new(FaultKind.TooLarge, 30) { Web = c => Coded(c, "gzip", Pack(Noise(400_000), s => new GZipStream(s, CompressionLevel.Fastest))) },
        ["compresses four times over"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "gzip, gzip, gzip, gzip", Feed) },
        ["zstd with a window of gigabytes"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "zstd", [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00]) },
        ["headers too large"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X-{i}: y\r\n")) + "\r\n", stop) },
        ["one header too large"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, $"HTTP/1.1 200 OK\r\nX: {new string('y', 200_000)}\r\n\r\n", stop) },

        // Broken bytes.
        ["empty body"] = new(FaultKind.EmptyBody) { Web = _ => Task.CompletedTask },
        ["broken gzip"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "gzip", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3]) },
        ["gzip cut short"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "gzip", Pack(Noise(50_000), s => new GZipStream(s, CompressionLevel.Fastest))[..20_000]) },
        ["unknown coding"] = new(FaultKind.BadEncoding) { Web = c => Coded(c, "rot13", Feed) },
        ["plain text called gzip"] = new(FaultKind.None) { Web = c => Coded(c, "gzip", Feed), Check = IsFeed },
        ["gzip not called so"] = new(FaultKind.None) { Web = c => c.Response.Body.WriteAsync(Pack(Feed, s => new GZipStream(s, CompressionLevel.Fastest))).AsTask(), Check = IsFeed },
        ["not HTTP at all"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "SSH-2.0-OpenSSH_9.9\r\n", stop) },
        ["HTTP/0.9"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "<rss><channel/></rss>", stop) },
        ["closes without a word"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "", stop) },
        ["closes in the headers"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "HTTP/1.1 200 OK\r\nContent-Ty", stop) },
        ["closes in the body"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>", stop) },
        ["breaks the chunks"] = new(FaultKind.BadResponse) { Raw = (s, stop) => Send(s, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>", stop) },
        ["resets the connection"] = new(FaultKind.Unreachable)
        {
            Raw = async (s, stop) =>
            {
                await ReadRequest(s, stop);
                s.LingerState = new LingerOption(true, 0);
            },
        },
        ["status beyond all reason"] = new(FaultKind.UnexpectedStatus) { Raw = (s, stop) => Send(s, "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", stop) },

        // Before HTTP.
        ["nothing listens"] = new(FaultKind.Unreachable) { Web = _ => Task.CompletedTask, Url = _ => new("http://127.0.0.1:4/") },
        ["no such name"] = new(FaultKind.NameNotResolved) { Web = _ => Task.CompletedTask, Url = _ => new("http://no-such-name.example/") },
        ["DNS is down"] = new(FaultKind.NameNotResolved) { Web = _ => Task.CompletedTask, Url = _ => new("http://dns-down.example/") },
        ["no address in DNS"] = new(FaultKind.NameNotResolved) { Web = _ => Task.CompletedTask, Url = _ => new("http://no-address.example/") },
        ["plain HTTP on the https port"] = new(FaultKind.TlsFailed) { Web = c => c.Response.WriteAsync("hello"), Url = root => new($"https://127.0.0.1:{root.Port}/") },
        ["an address that is no web address"] = new(FaultKind.BadAddress, Hour) { Web = _ => Task.CompletedTask, Url = _ => new("ftp://127.0.0.1/feed") },

        // Lies about freshness.
        ["fresh until 1994"] = new(FaultKind.None) { Web = c => Headed(c, "Expires", "Sun, 06 Nov 1994 08:49:37 GMT"), Check = r => Assert.Equal(TimeSpan.Zero, r.FreshFor) },
        ["fresh for ever"] = new(FaultKind.None) { Web = c => Headed(c, "Cache-Control", "public, max-age=99999999999999999999"), Check = r => Assert.True(r.FreshFor > TimeSpan.FromDays(3650)) },
        ["expires 0"] = new(FaultKind.None) { Web = c => Headed(c, "Expires", "0"), Check = r => Assert.Equal(TimeSpan.Zero, r.FreshFor) },
    };

    private static HostileBehaviour Status(int status, FaultKind fault, double minutes = 10, Action<HttpContext>? more = null) => new(fault, minutes)
    {
        Web = context =>
        {
            context.Response.StatusCode = status;
            more?.Invoke(context);
            return Task.CompletedTask;
        },
        Check = result => Assert.Equal(status, result.Status),
    };

    private static HostileBehaviour Redirects(FaultKind fault, double minutes, Func<HttpContext, string> location) => new(fault, minutes)
    {
        Web = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (302, location(context));
            return Task.CompletedTask;
        },
    };

    private static HostileBehaviour Moved(int first, int second, bool permanent) => new(FaultKind.None)
    {
        Web = context =>
        {
            var step = context.Request.QueryString.Value;
            if (step == "?2")
                return context.Response.Body.WriteAsync(Feed).AsTask();
            (context.Response.StatusCode, context.Response.Headers.Location) = step == "?1" ? (second, "?2") : (first, "?1");
            return Task.CompletedTask;
        },
        Check = result => Assert.Equal(permanent, result.PermanentUrl == result.FinalUrl),
    };

    private static HttpOptions Roomy(HttpOptions options) => options with { MaxFeedBytes = 20_000_000 };

    private static Task Hang(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    private static Task Headed(HttpContext context, string name, string value)
    {
        context.Response.Headers[name] = value;
        return context.Response.Body.WriteAsync(Feed).AsTask();
    }

    private static Task Coded(HttpContext context, string coding, byte[] body)
    {
        context.Response.Headers.ContentEncoding = coding;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static void IsFeed(FetchResult result) => Assert.Equal(Feed, result.Body.ToArray());

    private static byte[] Noise(int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; text.Length < length; i++)
            text.Append((char)('a' + (i * i % 26))).Append(i);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static byte[] Pack(byte[] body, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
            stream.Write(body);
        return packed.ToArray();
    }

    private static async Task ReadRequest(Socket socket, CancellationToken stop) => await socket.ReceiveAsync(new byte[8192], stop);

    private static async Task Send(Socket socket, string answer, CancellationToken stop)
    {
        await ReadRequest(socket, stop);
        await socket.SendAsync(Encoding.Latin1.GetBytes(answer), stop);
        socket.Shutdown(SocketShutdown.Send);
        await socket.ReceiveAsync(new byte[1], stop);
    }

    private static async Task Trickle(Socket socket, string start, CancellationToken stop)
    {
        await ReadRequest(socket, stop);
        await socket.SendAsync(Encoding.Latin1.GetBytes(start), stop);
        while (true)
        {
            await socket.SendAsync("x"u8.ToArray(), stop);
            await Task.Delay(5, stop);
        }
    }
}
