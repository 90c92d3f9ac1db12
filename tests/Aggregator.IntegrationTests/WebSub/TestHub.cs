using System.Net;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Core.Pipeline;
using Aggregator.Core.Storage;
using Aggregator.IntegrationTests.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Aggregator.IntegrationTests.WebSub;

/// <summary>A hub on loopback, the publisher whose feed names it, and a worker that hubs can call.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly HttpClient _client = new();

    private TestHub(TestSite site, TestWorker worker) => (Site, Worker) = (site, worker);

    public TestSite Site { get; }

    public TestWorker Worker { get; }

    public string Topic => $"{Site.Address}/feed";

    /// <summary>The forms that the hub got, oldest first.</summary>
    public List<Dictionary<string, string>> Asked { get; } = [];

    public string Callback => Asked[^1]["hub.callback"];

    /// <summary>Starts all three; the port is chosen before the worker is built, because its callback address is a setting.</summary>
    public static async Task<TestHub> StartAsync(params (string Key, string Value)[] settings)
    {
        var port = FreePort();
        var site = await TestSite.StartAsync();
        var worker = await TestWorker.CreateAsync([("Dashboard:Url", $"http://127.0.0.1:{port}"), ("WebSub:CallbackUrl", $"http://127.0.0.1:{port}/"), .. settings]);
        var hub = new TestHub(site, worker);
        site.Answer("/hub", hub.TakeAsync);
        hub.Publish(("/a", "First"));
        await worker.ListenAsync();
        return hub;
    }

    /// <summary>Sets what the feed holds.</summary>
    public void Publish(params (string Path, string Title)[] items) => Publish("/hub", items);

    /// <summary>Sets what the feed holds and where it says its hub is.</summary>
    public void Publish(string at, params (string Path, string Title)[] items) => Site.Answer("/feed", "application/rss+xml",
        $"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Pushed</title><atom:link rel="hub" href="{Site.Address}{at}"/><atom:link rel="self" href="{Topic}"/>{string.Concat(items.Select(item => $"<item><title>{item.Title}</title><link>{Site.Address}{item.Path}</link></item>"))}</channel></rss>""");

    /// <summary>Polls the feed for the first time and lets the worker ask the hub.</summary>
    public async Task<long> SubscribeAsync()
    {
        var id = await Worker.AddSourceAsync(new Uri(Topic));
        await Worker.PollAsync(id);
        await RunAsync();
        return id;
    }

    public Task<int> RunAsync() => Worker.Service<SubscriptionRun>().RunAsync(CancellationToken.None, TestContext.Current.CancellationToken);

    /// <summary>The hub's verification of intent; status and body of the answer.</summary>
    public async Task<(HttpStatusCode Status, string Body)> VerifyAsync(string mode = "subscribe", string? topic = null, int lease = 864000)
    {
        var query = $"?hub.mode={mode}&hub.topic={Uri.EscapeDataString(topic ?? Topic)}&hub.challenge=c-4711&hub.lease_seconds={lease}&hub.reason=full";
        using var answer = await _client.GetAsync(new Uri(Callback + query), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Pushes, signed with the secret unless told otherwise.</summary>
    public async Task<HttpStatusCode> PushAsync(string? secret = null, bool signed = true, string? callback = null, string? host = null)
    {
        var body = "<rss/>"u8.ToArray();
        using var message = new HttpRequestMessage(HttpMethod.Post, callback ?? Callback) { Content = new ByteArrayContent(body) };
        message.Headers.Host = host;
        if (signed)
            message.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret ?? Asked[^1]["hub.secret"]), body)));
        using var answer = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    public Task<HubSubscription> SubscriptionAsync() => Worker.QueryAsync(db => db.Subscriptions.AsNoTracking().SingleAsync());

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Worker.DisposeAsync();
        await Site.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Asked.Add(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        context.Response.StatusCode = 202;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
