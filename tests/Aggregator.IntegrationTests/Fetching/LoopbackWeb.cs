using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Aggregator.IntegrationTests.Fetching;

/// <summary>A real web server on a free loopback port; a test says what it answers.</summary>
internal sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackWeb(WebApplication app) => _app = app;

    /// <summary>Where it listens, ending in a slash.</summary>
    public Uri Root { get; private set; } = new("http://127.0.0.1/");

    public int Port => Root.Port;

    public static async Task<LoopbackWeb> StartAsync(RequestDelegate handler, Action<ListenOptions>? listen = null, bool latin1 = false, IPAddress? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            if (latin1)
                kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.Latin1;
            kestrel.Listen(address ?? IPAddress.Loopback, 0, options => listen?.Invoke(options));
        });
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync();
        return new LoopbackWeb(app) { Root = new Uri(app.Urls.First() + "/") };
    }

    public Uri At(string path) => new(Root, path);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
