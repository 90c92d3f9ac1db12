using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aggregator.IntegrationTests.Pipeline;

/// <summary>A web site on loopback whose answers a test sets path by path.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    /// <summary>Scheme, address and port.</summary>
    public string Address { get; private set; } = "";

    public static async Task<TestSite> StartAsync(string address = "127.0.0.1", int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://{address}:{port}");
        var app = builder.Build();
        var site = new TestSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        site.Address = app.Urls.First();
        return site;
    }

    public Uri Url(string path) => new(Address + path);

    public int RequestsFor(string path) => _requests.GetValueOrDefault(path);

    public void Answer(string path, RequestDelegate answer) => _answers[path] = answer;

    public void Answer(string path, string contentType, byte[] body) => Answer(path, async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(body);
    });

    public void Answer(string path, string contentType, string body) => Answer(path, contentType, System.Text.Encoding.UTF8.GetBytes(body));

    public void Status(string path, int status) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>A redirect to an address, which may be relative.</summary>
    public void Redirect(string path, int status, string location) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    /// <summary>An RSS feed of pages on this site, newest first.</summary>
    public void Feed(string path, params (string Path, string Title)[] items) => Answer(path, "application/rss+xml; charset=utf-8",
        $"""<?xml version="1.0"?><rss version="2.0"><channel><title>Test feed</title><link>{Address}/</link>{string.Concat(items.Select(item => $"<item><title>{item.Title}</title><link>{Address}{item.Path}</link><guid>{item.Path}</guid></item>"))}</channel></rss>""");

    /// <summary>Nothing listens there any more.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        _requests.AddOrUpdate(path, 1, (_, times) => times + 1);
        if (_answers.TryGetValue(path, out var answer))
            return answer(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
